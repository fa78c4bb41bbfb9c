/** What no XML 1.0 document can hold, not even escaped (§2.2, Char). */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser would turn these into a space or drop them (§2.11, §3.3.3).
  '\t': '&#9;',
  '\r': '&#13;',
};

/** An element; attributes in their order, content already XML. Line ends of attributes are kept. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[] = [],
): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${text(String(value)).replaceAll('\n', '&#10;')}"`,
  );
  const start = `<${name}${written.join('')}`;
  return content.length > 0 ? `${start}>${content.join('')}</${name}>` : `${start}/>`;
}

/** Text as XML; what XML cannot hold is shown as `\u001b`. */
export function text(raw: string): string {
  return raw
    .replace(FORBIDDEN, (character) => `\\u${hex(character)}`)
    .replace(/[&<>"\t\r]/g, (character) => ESCAPES[character] ?? character);
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0');
}
