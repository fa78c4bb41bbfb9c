/** A sign, digits with or without thousands separators, a fraction, an exponent; all but one optional. */
const NUMERAL = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;

/** Decimals with no more significant digits than this are different doubles when they differ. */
const EXACT_DIGITS = 15;

/** Beyond this power of ten, on either side, doubles end or grow coarse. */
const EXACT_EXPONENT = 280;

/**
 * A number as one text for each value: `1,000`, `1000.0`, `+1e3` and `1000.` are `1000`.
 *
 * Values are told apart exactly, also where doubles would round them into one: what has more than
 * 15 significant digits, or an exponent out of their range, is all its digits with an exponent,
 * such as `9007199254740993e0`.
 *
 * @returns null when the text, apart from white space around it, is no decimal number
 */
export function numericAnswer(output: string): string | null {
  const [, sign = '', whole = '', fraction = '', power = '0'] = NUMERAL.exec(output.trim()) ?? [];
  const written = whole.replaceAll(',', '') + fraction;
  if (written === '') return null;
  const end = endOfDigits(written);
  const digits = written.slice(0, end).replace(/^0+/, '');
  // 0 and -0 are one answer.
  if (digits === '') return '0';
  const exponent = Number(power) - fraction.length + (written.length - end);
  const exact = `${sign === '-' ? '-' : ''}${digits}e${exponent}`;
  const isDouble = digits.length <= EXACT_DIGITS && Math.abs(exponent) <= EXACT_EXPONENT;
  return isDouble ? String(Number(exact)) : exact;
}

/** Where trailing zeros begin; by hand, as /0+$/ takes quadratic time on a long row of zeros. */
function endOfDigits(written: string): number {
  let end = written.length;
  while (written[end - 1] === '0') end--;
  return end;
}
