/** An exact fraction in lowest terms, the denominator positive. Knows nothing of decimals' libraries: that is its use as an oracle. */
export type Rational = { readonly n: bigint; readonly d: bigint };

/** Reads digits such as `-12.50`. */
export function rationalFrom(digits: string): Rational {
  const [whole = '0', fraction = ''] = digits.split('.');
  return rational(BigInt(`${whole}${fraction}`), 10n ** BigInt(fraction.length));
}

export function rational(n: bigint, d = 1n): Rational {
  const sign = d < 0n ? -1n : 1n;
  const shared = divisorOf(n < 0n ? -n : n, d * sign);
  return { n: (n * sign) / shared, d: (d * sign) / shared };
}

export function plus(left: Rational, right: Rational): Rational {
  return rational(left.n * right.d + right.n * left.d, left.d * right.d);
}

export function negative({ n, d }: Rational): Rational {
  return { n: -n, d };
}

export function times(left: Rational, right: Rational): Rational {
  return rational(left.n * right.n, left.d * right.d);
}

/** The quotient; undefined when the divisor is zero. */
export function over(left: Rational, right: Rational): Rational | undefined {
  return right.n === 0n ? undefined : rational(left.n * right.d, left.d * right.n);
}

/** Negative, zero or positive. */
export function order(left: Rational, right: Rational): number {
  const difference = left.n * right.d - right.n * left.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The greatest whole number that is not greater. */
export function floorOf({ n, d }: Rational): bigint {
  return n >= 0n || n % d === 0n ? n / d : n / d - 1n;
}

/** Rounded to 34 significant digits, halves to the even neighbour: what every step of decimal128 arithmetic gives. */
export function in34Digits(value: Rational): Rational {
  if (value.n === 0n) return value;
  const size = value.n < 0n ? -value.n : value.n;
  // The power of ten that leaves 34 digits before the point: near by the lengths, then set right by comparison.
  let shift = 34 - (String(size).length - String(value.d).length);
  if (scaled(size, value.d, shift) >= 10n ** 34n) shift--;
  const [top, bottom] = shift >= 0 ? [size * 10n ** BigInt(shift), value.d] : [size, value.d * 10n ** BigInt(-shift)];
  const [quotient, twice] = [top / bottom, 2n * (top % bottom)];
  const up = twice > bottom || (twice === bottom && quotient % 2n === 1n);
  const digits = (up ? quotient + 1n : quotient) * (value.n < 0n ? -1n : 1n);
  return shift >= 0 ? rational(digits, 10n ** BigInt(shift)) : rational(digits * 10n ** BigInt(-shift));
}

function scaled(n: bigint, d: bigint, shift: number): bigint {
  return shift >= 0 ? (n * 10n ** BigInt(shift)) / d : n / (d * 10n ** BigInt(-shift));
}

function divisorOf(a: bigint, b: bigint): bigint {
  let [left, right] = [a, b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left === 0n ? 1n : left;
}
