import { STRING } from '../../calculus';
import { counting, type Keyword } from '../keyword';

/** Keywords for strings. */
export const string: Readonly<Record<string, Keyword>> = {
  minLength: { compile: counting((size, { compiler }) => compiler.universe.minSize(STRING, size)) },
  maxLength: { compile: counting((size, { compiler }) => compiler.universe.maxSize(STRING, size)) },
  pattern: {
    compile: ({ compiler, value }) =>
      typeof value === 'string'
        ? compiler.universe.pattern(value)
        : compiler.invalid('pattern', value),
  },
  format: {
    compile: ({ compiler, value }) => {
      const { universe, formats } = compiler;
      if (typeof value !== 'string') return compiler.invalid('format', value);
      return formats.has(value) ? universe.format(value, formats.get(value)) : universe.true;
    },
  },
};
