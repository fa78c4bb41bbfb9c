import { RegExpParser, type AST } from '@eslint-community/regexpp';
import { complement, DIGIT, LINE_END, SPACE, union, unicodeProperty, WORD } from './char-set';
import type { CharSet } from './char-set';
import type { Term, Terms } from './term';

/** What a pattern has that no automaton decides, such as a back-reference. */
export class NotRegular extends Error {
  override readonly name = 'NotRegular';
}

const parser = new RegExpParser();

/**
 * The language of a `pattern`: ECMA-262 with the `u` flag, matching anywhere in the string.
 *
 * @throws NotRegular for back-references, look-behind, and look-ahead inside a loop
 * @throws SyntaxError when it is no regular expression
 */
export function parsePattern(source: string, terms: Terms): Term {
  const { alternatives } = parser.parsePattern(source, 0, source.length, { unicode: true });
  return terms.cat(terms.all, new Translation(terms).anyOf(alternatives, terms.all));
}

class Translation {
  constructor(private readonly terms: Terms) {}

  /** One of the alternatives, and then the rest of the word. */
  anyOf(alternatives: readonly AST.Alternative[], rest: Term): Term {
    return this.terms.or(alternatives.map((one) => this.sequence(one.elements, rest)));
  }

  private sequence(elements: readonly AST.Element[], rest: Term): Term {
    return elements.reduceRight((after, element) => this.element(element, after), rest);
  }

  /** Look-ahead speaks of all that follows, so each element is translated with what does. */
  private element(element: AST.Element, rest: Term): Term {
    const { terms } = this;
    switch (element.type) {
      case 'Assertion':
        return this.assertion(element, rest);
      case 'Group':
        if (element.modifiers) throw new NotRegular(`modifiers in ${element.raw}`);
        return this.anyOf(element.alternatives, rest);
      case 'CapturingGroup':
        return this.anyOf(element.alternatives, rest);
      case 'Quantifier':
        return this.quantifier(element, rest);
      case 'Backreference':
        throw new NotRegular(`the back-reference ${element.raw}`);
      default:
        return terms.cat(terms.chars(charsOf(element)), rest);
    }
  }

  private quantifier({ element, min, max, raw }: AST.Quantifier, rest: Term): Term {
    const { terms } = this;
    if (!looksAhead(element)) {
      return terms.cat(terms.loop(this.element(element, terms.epsilon), min, max), rest);
    }
    if (max > 1) throw new NotRegular(`look-ahead inside the loop ${raw}`);
    const once = max === 0 ? terms.none : this.element(element, rest);
    return min === 0 ? terms.or([once, rest]) : once;
  }

  private assertion(assertion: AST.Assertion, rest: Term): Term {
    const { terms } = this;
    switch (assertion.kind) {
      case 'start':
        return terms.cat(terms.start, rest);
      case 'end':
        return terms.cat(terms.end, rest);
      case 'word':
        return terms.cat(assertion.negate ? terms.noBoundary : terms.boundary, rest);
      case 'lookahead': {
        const ahead = this.anyOf(assertion.alternatives, terms.all);
        return terms.and([assertion.negate ? terms.not(ahead) : ahead, rest]);
      }
      case 'lookbehind':
        throw new NotRegular(`the look-behind ${assertion.raw}`);
    }
  }
}

function looksAhead(element: AST.Element): boolean {
  switch (element.type) {
    case 'Assertion':
      return element.kind === 'lookahead';
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.some(({ elements }) => elements.some(looksAhead));
    case 'Quantifier':
      return looksAhead(element.element);
    default:
      return false;
  }
}

type CharElement =
  | AST.Character
  | AST.CharacterClass
  | AST.CharacterSet
  | AST.CharacterClassRange
  | AST.ExpressionCharacterClass
  | AST.CharacterClassElement;

function charsOf(element: CharElement): CharSet {
  switch (element.type) {
    case 'Character':
      return [element.value, element.value];
    case 'CharacterClassRange':
      return [element.min.value, element.max.value];
    case 'CharacterClass': {
      const set = union(element.elements.map(charsOf));
      return element.negate ? complement(set) : set;
    }
    case 'CharacterSet':
      return escapeChars(element);
    default:
      throw new NotRegular(`the class ${element.raw}`);
  }
}

function escapeChars(escape: AST.CharacterSet): CharSet {
  switch (escape.kind) {
    case 'any':
      return complement(LINE_END);
    case 'property':
      return unicodeProperty(escape.raw);
    default: {
      const set = { digit: DIGIT, space: SPACE, word: WORD }[escape.kind];
      return escape.negate ? complement(set) : set;
    }
  }
}
