import type { JsonObject, JsonValue } from '../../artifacts';
import { CompatError } from '../compat-error';

/**
 * A schema with the files of its folder that it refers to, through others too, in its `$defs`, so
 * that every `$ref` begins with `#`.
 *
 * @throws CompatError when a reference leads to a file that is not there
 */
export function bundleSchema(
  name: string,
  schema: JsonValue,
  others: ReadonlyMap<string, JsonValue>,
): JsonValue {
  const bundled = new Map<string, JsonValue>();
  const pending = new Set<string>();
  const rewrite = (value: JsonValue, home: string): JsonValue => {
    if (Array.isArray(value)) return value.map((item) => rewrite(item, home));
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).map(([key, child]): [string, JsonValue] => [
      key,
      key === '$ref' && typeof child === 'string'
        ? referenceFrom(child, home)
        : rewrite(child, home),
    ]);
    return Object.fromEntries(members);
  };
  const referenceFrom = (reference: string, home: string): string => {
    const [file = '', fragment = ''] = reference.split('#', 2);
    const target = file === '' ? home : file.replace(/^\.\//, '');
    if (target === name) return `#${fragment}`;
    if (!others.has(target)) {
      if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) return reference;
      const help = `Put ${target} beside it, or bundle the schema.`;
      throw new CompatError(
        `${name} refers to ${JSON.stringify(reference)}, which is not there`,
        help,
      );
    }
    pending.add(target);
    return `#/$defs/${encodeURIComponent(escaped(target))}${fragment}`;
  };

  const root = rewrite(schema, name);
  for (const target of pending) {
    bundled.set(target, rewrite(others.get(target) ?? {}, target));
  }
  if (bundled.size === 0 || typeof root !== 'object' || root === null || Array.isArray(root))
    return root;
  const own: JsonObject = isPlain(root['$defs']) ? root['$defs'] : {};
  return { ...root, $defs: { ...own, ...Object.fromEntries(bundled) } };
}

function isPlain(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function escaped(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}
