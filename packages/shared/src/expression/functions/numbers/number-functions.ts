import { anyType, booleanType, type FeelType, moneyType, numberType } from '../../feel-type.ts';
import { spend } from '../../run/run.ts';
import { finite, integerOf, uncomputable } from '../../values/compare.ts';
import { asMoney, Decimal, Exact, isMoney } from '../../values/exact.ts';
import { monthsOf, secondsOf } from '../../values/feel-duration.ts';
import { type FeelDuration, type FeelValue, isDecimal } from '../../values/feel-value.ts';
import { stepsOfLogarithm } from '../../values/power.ts';
import { type BuiltIn, binary, builtIn, type Call, type Parameter, ternary, unary, unfit } from '../built-in.ts';
import { duration, nullable, number, optional, text } from '../parameters.ts';

/** What takes longer than a sum, in steps. */
const stepsOfRoot = 120;
const stepsOfReading = 8;
const stepsOfRounding = 8;
const stepsOfFarRounding = 40;

/** A remainder of numbers far apart is worked out digit by digit. */
const stepsOfModulo = 20;

/** FEEL's functions on single numbers (DMN 1.5, 10.3.4.5). An amount of money stays one. */
export const numberFunctions: readonly BuiltIn[] = [
  builtIn(
    'number',
    {
      zh: '把文字转成数字；可说明千位和小数用什么分隔。',
      en: 'Turns text into a number; separators of thousands and decimals may be told.',
    },
    ternary(
      [numeral('from'), nullable(optional(text('grouping separator'))), nullable(optional(text('decimal separator')))],
      numberType,
      ([from, grouping, decimal], call) => numberFrom(from, { grouping, decimal }, call),
    ),
  ),
  builtIn(
    'abs',
    { zh: '绝对值。', en: 'The value without its sign.' },
    unary(numberOrDuration('n'), sameType, (value) => {
      if (isDecimal(value)) return value.abs();
      return value.unit === 'months' ? monthsOf(Math.abs(value.months)) : secondsOf(value.seconds.abs());
    }),
  ),
  rounding('floor', Decimal.ROUND_FLOOR, { zh: '向下取整，可指定小数位数。', en: 'Rounds down, to a number of decimals if one is given.' }),
  rounding('ceiling', Decimal.ROUND_CEIL, { zh: '向上取整，可指定小数位数。', en: 'Rounds up, to a number of decimals if one is given.' }),
  rounding('round up', Decimal.ROUND_UP, { zh: '远离零舍入到指定小数位数。', en: 'Rounds away from zero to a number of decimals.' }),
  rounding('round down', Decimal.ROUND_DOWN, { zh: '向零舍入到指定小数位数。', en: 'Rounds towards zero to a number of decimals.' }),
  rounding('round half up', Decimal.ROUND_HALF_UP, {
    zh: '四舍五入到指定小数位数。',
    en: 'Rounds to a number of decimals, halves away from zero.',
  }),
  rounding('round half down', Decimal.ROUND_HALF_DOWN, {
    zh: '五舍六入到指定小数位数。',
    en: 'Rounds to a number of decimals, halves towards zero.',
  }),
  rounding('decimal', Decimal.ROUND_HALF_EVEN, {
    zh: '舍入到指定小数位数，遇五取偶。',
    en: 'Rounds to a number of decimals, halves to the even digit.',
  }),
  builtIn(
    'modulo',
    { zh: '除法的余数，符号与除数相同。', en: 'The remainder of a division, with the sign of the divisor.' },
    binary([number('dividend'), number('divisor')], sameType, modulo),
  ),
  costly('sqrt', { zh: '平方根。', en: 'The square root.' }, (value) => value.sqrt(), stepsOfRoot),
  costly('log', { zh: '自然对数。', en: 'The natural logarithm.' }, (value) => value.ln()),
  costly('exp', { zh: 'e 的若干次方。', en: "Euler's number to a power." }, (value) => value.exp()),
  builtIn(
    'odd',
    { zh: '是否为奇数。', en: 'Whether a number is odd.' },
    unary(number('number'), booleanType, (value) => !endsInZeros(value) && value.mod(2).abs().eq(1)),
  ),
  builtIn(
    'even',
    { zh: '是否为偶数。', en: 'Whether a number is even.' },
    unary(number('number'), booleanType, (value) => endsInZeros(value) || value.mod(2).isZero()),
  ),
];

/** The scales decimal128 has. */
const [least, most] = [-6111, 6176];

function rounding(name: string, mode: Decimal.Rounding, help: BuiltIn['help']): BuiltIn {
  return builtIn(
    name,
    help,
    binary([number('n'), scaleOf(name)], sameType, (value, scale = 0, call) => {
      if (scale < least || scale > most) return uncomputable(call.run, call.site);
      spend(call.run, scale < 0 ? stepsOfFarRounding : stepsOfRounding);
      if (scale >= 0) return asMoney(value.toDecimalPlaces(scale, mode), isMoney(value));
      if (value.isZero() || value.e < scale - 1 - 34) return value;
      const unit = new Exact(10).pow(-scale);
      return finite(asMoney(value.div(unit).toDecimalPlaces(0, mode).times(unit), isMoney(value)), call.run, call.site);
    }),
  );
}

/** How many decimals stay; `floor` and `ceiling` may be asked for none, and strict dialects ask the others the same way. */
function scaleOf(name: string): Parameter<number | undefined> {
  const mayLack = name === 'floor' || name === 'ceiling';
  return {
    name: 'scale',
    kinds: ['number'],
    needed: 'whole number',
    optional: true,
    read(value, { site }) {
      if (value === undefined) return mayLack || !site.lenient ? undefined : unfit;
      return isDecimal(value) ? (integerOf(site.lenient ? value.trunc() : value) ?? unfit) : unfit;
    },
  };
}

/** A number of more digits than are kept ends in zeros, and so is even. */
function endsInZeros(value: Decimal): boolean {
  return value.e > 40;
}

function modulo(dividend: Decimal, divisor: Decimal, { run, site }: Call): FeelValue {
  spend(run, stepsOfModulo + Math.max(0, (dividend.e - divisor.e) >> 2));
  const remainder = divisor.isZero() ? null : finite(dividend.mod(divisor), run, site);
  if (remainder === null) return uncomputable(run, site);
  // The result takes the divisor's sign, as the standard says.
  const turned = !remainder.isZero() && remainder.isNegative() !== divisor.isNegative();
  return asMoney(turned ? remainder.plus(divisor) : remainder, isMoney(dividend));
}

/** A function that takes as long as many steps. */
function costly(name: string, help: BuiltIn['help'], compute: (value: Decimal) => Decimal, steps = stepsOfLogarithm): BuiltIn {
  return builtIn(
    name,
    help,
    unary(number('number'), numberType, (value, { run, site }) => {
      spend(run, steps);
      return finite(asMoney(compute(value), false), run, site);
    }),
  );
}

/** A numeral in a text; strict dialects take a number as it is, since people pass on what they have. */
function numeral(name: string): Parameter<string | Decimal> {
  return {
    name,
    kinds: ['text', 'number', 'money'],
    needed: 'text',
    read(value, { site }) {
      if (typeof value === 'string') return value;
      return isNumber(value) && !site.lenient ? value : unfit;
    },
  };
}

function numberOrDuration(name: string): Parameter<Decimal | FeelDuration> {
  const durations = duration(name);
  return {
    ...durations,
    kinds: ['number', 'money', 'duration'],
    read: (value, call) => (isNumber(value) ? value : durations.read(value, call)),
  };
}

function isNumber(value: FeelValue | undefined): value is Decimal {
  return value !== undefined && isDecimal(value);
}

type Separators = { readonly grouping: string | undefined; readonly decimal: string | undefined };

/** A text as number: digits with at most one point and an exponent. No answer when the text is no number, since people type it. */
function numberFrom(from: string | Decimal, separators: Separators, { run, site }: Call): FeelValue {
  if (typeof from !== 'string') return from;
  spend(run, stepsOfReading + (from.length >> 2));
  const plain = withPlainSeparators(from, separators);
  if (plain === undefined || !/^-?(\d{1,200}(\.\d{0,200})?|\.\d{1,200})([eE][+-]?\d{1,4})?$/.test(plain))
    return site.lenient ? uncomputable(run, site) : null;
  const read = new Exact(plain).toSignificantDigits(34);
  return read.isFinite() ? read : null;
}

/** The text with a point and without grouping; undefined when the separators are none the standard knows (space, comma, point). */
function withPlainSeparators(value: string, { grouping = '', decimal = '.' }: Separators): string | undefined {
  if (!['', ' ', ',', '.'].includes(grouping) || ![',', '.'].includes(decimal) || grouping === decimal) return undefined;
  const ungrouped = grouping === '' ? value : value.replaceAll(grouping, '');
  return decimal === '.' ? ungrouped : ungrouped.replace('.', '!').replace(',', '.');
}

function sameType([first = anyType]: readonly FeelType[]): FeelType {
  if (first.kind === 'any' || first.kind === 'duration') return first;
  return first.kind === 'money' ? moneyType : numberType;
}
