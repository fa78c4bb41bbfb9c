/** A media type or range (RFC 9110 §8.3.1, §12.5.1). */
interface MediaRange {
  readonly type: string;
  readonly subtype: string;
  /** Lower-case names with their values. */
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * How closely a range fits a type: 0 not at all, then any type, any subtype, the type itself, and
 * one more for each parameter they share. A range without parameters takes any.
 */
export function fitOf(range: string, type: string): number {
  const wanted = parse(type);
  const offered = parse(range);
  for (const [name, value] of offered.parameters) {
    if (wanted.parameters.get(name) !== value) return 0;
  }
  if (offered.type === '*') return 1;
  if (offered.type !== wanted.type) return 0;
  if (offered.subtype === '*') return 2;
  return offered.subtype === wanted.subtype ? 3 + offered.parameters.size : 0;
}

/**
 * Whether values of a media type are text, of which none is a number or a boolean rather than a
 * string: forms, XML and plain text. The parts of `multipart/form-data` may be JSON.
 */
export function isTextual(name: string): boolean {
  const { type, subtype } = parse(name);
  return type === 'text' || /^(xml|x-www-form-urlencoded|.+\+xml)$/.test(subtype);
}

function parse(text: string): MediaRange {
  const [name = '', ...rest] = text.split(';');
  const [type = '', subtype = '*'] = name.trim().toLowerCase().split('/');
  const parameters = rest.map((part): [string, string] => {
    const [key = '', value = ''] = part.split('=');
    // Values of charset do not differ by case (RFC 9110 §8.3.2); others we leave alone.
    const isCharset = key.trim().toLowerCase() === 'charset';
    const bare = value.trim().replace(/^"(.*)"$/, '$1');
    return [key.trim().toLowerCase(), isCharset ? bare.toLowerCase() : bare];
  });
  return { type, subtype, parameters: new Map(parameters) };
}
