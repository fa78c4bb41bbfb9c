/**
 * Exact arithmetic on the decimals that JSON writes. A double stands for its shortest decimal
 * (0.1 is one tenth), which is what `multipleOf` means to whoever wrote it.
 */
export interface Decimal {
  /** The value is `digits` x 10^-`scale`. */
  readonly digits: bigint;
  readonly scale: number;
}

/** The decimal that a finite double is written as. */
export function decimal(value: number): Decimal {
  if (Number.isSafeInteger(value)) return { digits: BigInt(value), scale: 0 };
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** The double nearest to a decimal; infinite when there is none. */
export function toNumber({ digits, scale }: Decimal): number {
  return Number(scale === 0 ? digits.toString() : `${digits}e-${scale}`);
}

/** Digits of several decimals at one scale. */
export function align(...values: Decimal[]): { digits: bigint[]; scale: number } {
  const scale = Math.max(...values.map((value) => value.scale));
  return {
    digits: values.map((value) => value.digits * 10n ** BigInt(scale - value.scale)),
    scale,
  };
}

/** Whether `value` is a whole number of times `divisor`, exactly. */
export function isMultiple(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  const { digits } = align(decimal(value), decimal(divisor));
  return (digits[0] ?? 0n) % (digits[1] ?? 1n) === 0n;
}

/** Least common multiple of two positive decimals. */
export function leastCommonMultiple(one: Decimal, other: Decimal): Decimal {
  const { digits, scale } = align(one, other);
  const [a = 1n, b = 1n] = digits;
  return { digits: (a / greatestCommonDivisor(a, b)) * b, scale };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** Rounded towards minus infinity, where the division of big integers rounds towards zero. */
export function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor !== 0n && dividend < 0n !== divisor < 0n ? quotient - 1n : quotient;
}
