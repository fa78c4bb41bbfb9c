import type { Node } from '../../calculus';
import { since, type Keyword, type Occurrence } from '../keyword';

/** Keywords for numbers. */
export const number: Readonly<Record<string, Keyword>> = {
  minimum: { compile: (occurrence) => bound('min', occurrence) },
  maximum: { compile: (occurrence) => bound('max', occurrence) },
  exclusiveMinimum: { drafts: since(6), compile: (occurrence) => exclusive('min', occurrence) },
  exclusiveMaximum: { drafts: since(6), compile: (occurrence) => exclusive('max', occurrence) },
  multipleOf: {
    compile: ({ compiler, value }) =>
      isFinite(value) && value > 0
        ? compiler.universe.multiple(value)
        : compiler.invalid('multipleOf', value),
  },
};

function isFinite(value: unknown): value is number {
  return Number.isFinite(value);
}

/** In draft-04 `exclusiveMinimum` is a flag beside `minimum`. */
function bound(kind: 'min' | 'max', { compiler, schema, value, dialect }: Occurrence): Node {
  if (!isFinite(value)) return compiler.invalid(`${kind}imum`, value);
  const flag = kind === 'min' ? schema['exclusiveMinimum'] : schema['exclusiveMaximum'];
  return compiler.universe.bound(kind, value, dialect.draft === 4 && flag === true);
}

function exclusive(kind: 'min' | 'max', { compiler, value }: Occurrence): Node {
  return isFinite(value)
    ? compiler.universe.bound(kind, value, true)
    : compiler.invalid(`exclusive ${kind}imum`, value);
}
