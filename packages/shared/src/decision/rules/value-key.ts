import { type FeelValue, isDecimal, type numberFrom } from '../../expression/index.ts';

type Decimal = ReturnType<typeof numberFrom>;

/**
 * A plain number to search by, for values of one scale but text: of two values the lesser never has the greater key. Equal keys do
 * not mean equal values; where keys are equal the values themselves have to be compared.
 */
export function keyOf(value: FeelValue): number {
  if (typeof value === 'boolean') return Number(value);
  if (value === null || typeof value !== 'object') return 0;
  if (isDecimal(value)) return keyOfNumber(value);
  if (!('kind' in value)) return 0;
  switch (value.kind) {
    case 'date':
      return value.days;
    case 'time':
      return value.nanos;
    case 'dateTime':
      return value.days * 86_400 + value.nanos / 1e9;
    case 'duration':
      return value.unit === 'months' ? value.months : keyOfNumber(value.seconds);
    default:
      return 0;
  }
}

/**
 * The first two groups of seven digits, by the power they stand at. `toNumber` would go through text, which takes longer than all
 * the rest of a decision. Multiplied and divided by exact powers, so that rounding keeps the order.
 */
function keyOfNumber({ s: sign, e: exponent, d: groups }: Decimal): number {
  const first = groups[0] ?? 0;
  if (groups.length === 1 && exponent >= 0 && exponent < 7) return sign * first;
  const digits = sign * (first * 1e7 + (groups[1] ?? 0));
  const power = Math.floor(exponent / 7) - 1;
  return power < 0 ? digits / powerOf(-power) : digits * powerOf(power);
}

function powerOf(groups: number): number {
  return powers[groups] ?? Number.POSITIVE_INFINITY;
}

const powers = Array.from({ length: 44 }, (_, index) => Number(`1e${index * 7}`));
