import { booleanType, type FeelType, moneyType, numberType } from '../feel-type.ts';
import { finite, powerSteps } from '../values/calculate.ts';
import { exact, mismatch, orderOf } from '../values/compare.ts';
import { asMoney, Decimal, Exact, isMoney } from '../values/exact.ts';
import { type FeelValue, isDecimal } from '../values/feel-value.ts';
import { spend } from '../values/meter.ts';
import { type Arguments, anything, type FeelFunction, itemsOf, number, numberAt, optional, wholeAt } from './feel-function.ts';

const items = [anything('list')];

/** FEEL's functions on numbers. `sum`, `min` and `max` of nothing are `null`; an amount of money stays one. */
export const numberFunctions: readonly FeelFunction[] = [
  { name: 'min', parameters: items, repeats: true, result: itemType, run: (args) => extreme(args, -1) },
  { name: 'max', parameters: items, repeats: true, result: itemType, run: (args) => extreme(args, 1) },
  { name: 'sum', parameters: items, repeats: true, result: itemType, run: (args) => sumOf(args) },
  {
    name: 'mean',
    parameters: items,
    repeats: true,
    result: itemType,
    run(args) {
      const sum = sumOf(args);
      return sum === null ? null : finite(asMoney(sum.div(itemsOf(args).length), isMoney(sum)), args.site);
    },
  },
  { name: 'count', parameters: [{ name: 'list', kinds: ['list'] }], result: numberType, run: (args) => exact(itemsOf(args).length) },
  { name: 'abs', parameters: [number('n')], result: sameType, run: (args) => numberAt(args, 0).abs() },
  rounding('floor', Decimal.ROUND_FLOOR),
  rounding('ceiling', Decimal.ROUND_CEIL),
  rounding('round up', Decimal.ROUND_UP),
  rounding('round down', Decimal.ROUND_DOWN),
  rounding('round half up', Decimal.ROUND_HALF_UP),
  rounding('round half down', Decimal.ROUND_HALF_DOWN),
  { ...rounding('decimal', Decimal.ROUND_HALF_EVEN), parameters: [number('n'), number('scale')] },
  {
    name: 'modulo',
    parameters: [number('dividend'), number('divisor')],
    result: sameType,
    run(args) {
      const [dividend, divisor] = [numberAt(args, 0), numberAt(args, 1)];
      const remainder = finite(dividend.mod(divisor), args.site);
      // The result takes the divisor's sign, as the standard says.
      const turned = !remainder.isZero() && remainder.isNegative() !== divisor.isNegative();
      return asMoney(turned ? remainder.plus(divisor) : remainder, isMoney(dividend));
    },
  },
  {
    name: 'sqrt',
    parameters: [number('number')],
    result: numberType,
    run: (args) => finite(asMoney(costly(args).sqrt(), false), args.site),
  },
  {
    name: 'product',
    parameters: items,
    repeats: true,
    result: numberType,
    run: (args) => productOf(args),
  },
  {
    name: 'log',
    parameters: [number('number')],
    result: numberType,
    run: (args) => finite(asMoney(costly(args).ln(), false), args.site),
  },
  {
    name: 'exp',
    parameters: [number('number')],
    result: numberType,
    run: (args) => finite(asMoney(costly(args).exp(), false), args.site),
  },
  { name: 'odd', parameters: [number('number')], result: booleanType, run: (args) => numberAt(args, 0).mod(2).abs().eq(1) },
  { name: 'even', parameters: [number('number')], result: booleanType, run: (args) => numberAt(args, 0).mod(2).isZero() },
  {
    name: 'number',
    parameters: [anything('from'), optional(anything('grouping separator')), optional(anything('decimal separator'))],
    result: numberType,
    run: (args) => numberFrom(args.values[0] ?? null, args),
  },
];

function rounding(name: string, mode: Decimal.Rounding): FeelFunction {
  return {
    name,
    parameters: [number('n'), optional(number('scale'))],
    result: sameType,
    run(args) {
      const scale = args.values.length > 1 ? wholeAt(args, 1) : 0;
      const value = numberAt(args, 0);
      if (Math.abs(scale) > 6111) return mismatch(args.site, args.values[1] ?? null, 'scale within ±6111');
      if (scale >= 0) return asMoney(value.toDecimalPlaces(scale, mode), isMoney(value));
      const unit = new Exact(10).pow(-scale);
      return asMoney(value.div(unit).toDecimalPlaces(0, mode).times(unit), isMoney(value));
    },
  };
}

function sumOf(args: Arguments): Decimal | null {
  let total: Decimal | null = null;
  for (const item of itemsOf(args)) {
    spend(args.site.meter, 1);
    if (!isDecimal(item)) return mismatch(args.site, item, 'number');
    total = total === null ? item : asMoney(total.plus(item), isMoney(total) || isMoney(item));
  }
  return total === null ? null : finite(total, args.site);
}

/** The number of a function that takes as long as many steps. */
function costly(args: Arguments): Decimal {
  spend(args.site.meter, powerSteps);
  return numberAt(args, 0);
}

function productOf(args: Arguments): Decimal | null {
  let product: Decimal | null = null;
  for (const item of itemsOf(args)) {
    spend(args.site.meter, 1);
    if (!isDecimal(item)) return mismatch(args.site, item, 'number');
    product = product === null ? asMoney(item, false) : finite(product.times(item), args.site);
  }
  return product;
}

function extreme(args: Arguments, sign: number): FeelValue {
  let best: FeelValue = null;
  for (const item of itemsOf(args)) {
    spend(args.site.meter, 1);
    if (item === null) return mismatch(args.site, item, 'number');
    if (best === null || (orderOf(item, best, args.site) ?? 0) * sign > 0) best = item;
  }
  return best;
}

/** A text as number: digits with at most one point and an exponent; `null` when the text is no number, since people type it. */
function numberFrom(value: FeelValue, args: Arguments): FeelValue {
  const { site } = args;
  if (value === null || isDecimal(value)) return value;
  if (typeof value !== 'string') return mismatch(site, value, 'text');
  const plain = withPlainSeparators(value, args);
  if (plain === undefined || !/^-?(\d{1,200}(\.\d{0,200})?|\.\d{1,200})([eE][+-]?\d{1,4})?$/.test(plain)) return null;
  const read = new Exact(plain);
  return read.isFinite() ? read : null;
}

/** The text with a point and without grouping; undefined when the separators are none the standard knows (space, comma, point). */
function withPlainSeparators(value: string, { values }: Arguments): string | undefined {
  const [grouping, decimal] = [values[1] ?? '', values[2] ?? '.'];
  if (typeof grouping !== 'string' || typeof decimal !== 'string') return undefined;
  if (!['', ' ', ',', '.'].includes(grouping) || ![',', '.'].includes(decimal) || grouping === decimal) return undefined;
  const ungrouped = grouping === '' ? value : value.replaceAll(grouping, '');
  return decimal === '.' ? ungrouped : ungrouped.replace('.', '!').replace(',', '.');
}

function sameType([first]: readonly FeelType[]): FeelType {
  return first?.kind === 'money' ? moneyType : numberType;
}

function itemType(types: readonly FeelType[]): FeelType {
  const [first] = types;
  if (types.length === 1 && first?.kind === 'list') return first.of;
  if (types.some((type) => type.kind === 'any')) return { kind: 'any' };
  return types.some((type) => type.kind === 'money') ? moneyType : (first ?? { kind: 'any' });
}
