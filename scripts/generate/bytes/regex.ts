import { RegExpParser, type AST } from '@eslint-community/regexpp';
import { ALPHABET } from './alphabet';

/** A regular expression over {@link ALPHABET} that matches whole strings. */
export type Regex =
  | { readonly kind: 'set'; readonly codes: readonly number[] }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Regex[] }
  | {
      readonly kind: 'repeat';
      readonly part: Regex;
      readonly least: number;
      readonly most: number;
    };

/** A construct that has no translation; the message says which. */
export class NotCompiled extends Error {}

/**
 * Reads a `pattern` of the contract, which must have one alternative between `^` and `$`.
 *
 * @throws NotCompiled for everything else that regular expressions of JavaScript can say
 */
export function parseRegex(pattern: string): Regex {
  const ast = new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode: true });
  const [alternative, ...others] = ast.alternatives;
  const elements = alternative?.elements ?? [];
  const [first, last] = [elements.at(0), elements.at(-1)];
  const isAnchored =
    first?.type === 'Assertion' &&
    first.kind === 'start' &&
    last?.type === 'Assertion' &&
    last.kind === 'end';
  if (!isAnchored || others.length > 0) {
    throw new NotCompiled(`the pattern ${pattern} is not one alternative from ^ to $`);
  }
  return sequence(elements.slice(1, -1));
}

function sequence(elements: readonly AST.Element[]): Regex {
  return { kind: 'sequence', parts: elements.map(translate) };
}

function choice(alternatives: readonly AST.Alternative[]): Regex {
  return { kind: 'choice', parts: alternatives.map(({ elements }) => sequence(elements)) };
}

function translate(element: AST.Element): Regex {
  switch (element.type) {
    case 'Group':
      if (element.modifiers) break;
      return choice(element.alternatives);
    case 'CapturingGroup':
      return choice(element.alternatives);
    case 'Quantifier':
      return {
        kind: 'repeat',
        part: translate(element.element),
        least: element.min,
        most: element.max,
      };
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return { kind: 'set', codes: ALPHABET.filter(memberOf(element)) };
  }
  throw new NotCompiled(`the pattern has ${element.raw}`);
}

type Member = (code: number) => boolean;

function memberOf(
  element: AST.CharacterClassElement | AST.CharacterClass | AST.CharacterSet,
): Member {
  switch (element.type) {
    case 'Character':
      return (code) => code === element.value;
    case 'CharacterClassRange':
      return (code) => code >= element.min.value && code <= element.max.value;
    case 'CharacterSet':
      return memberOfSet(element);
    case 'CharacterClass': {
      if (element.unicodeSets) break;
      const members = element.elements.map(memberOf);
      return (code) => members.some((member) => member(code)) !== element.negate;
    }
  }
  throw new NotCompiled(`the pattern has ${element.raw}`);
}

function memberOfSet(set: AST.CharacterSet): Member {
  if (set.kind === 'any') return () => true;
  if (set.kind === 'property') throw new NotCompiled(`the pattern has ${set.raw}`);
  // `\d`, `\w`, `\s` and their opposites, as the engine itself takes them.
  const expression = new RegExp(set.raw, 'u');
  return (code) => expression.test(String.fromCharCode(code));
}
