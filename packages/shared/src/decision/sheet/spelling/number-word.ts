import { literalOf, numberFrom } from '../../../expression/index.ts';
import type { Reason } from './reasons.ts';
import type { Scalar, ScalarReader } from './scalar.ts';

/** What 万 and the like multiply by. */
const multiples: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8 };

/** Units by what they measure: numbers of two such kinds in one column do not compare. */
const unitKinds: Readonly<Record<string, RegExp>> = {
  money: /^(?:元|圆|块|元整|人民币|yuan|rmb|cny)$/i,
  years: /^(?:周?岁|年|years?|years? old)$/i,
  months: /^(?:个?月|months?)$/i,
  weeks: /^(?:周|星期|weeks?)$/i,
  days: /^(?:天|日|days?)$/i,
  hours: /^(?:小时|hours?|h)$/i,
  minutes: /^(?:分钟|minutes?|min)$/i,
  count: /^(?:次|件|人|份|张|例|笔|公里|km|kg|times?)$/i,
};

const form =
  /^([-+]?)\s?(?:¥|￥|rmb|cny)?\s?([-+]?)(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?\s?(十万|百万|千万|[百千万亿])?\s?(%)?\s?([a-z\p{Script=Han} ]{0,10})$/iu;

/**
 * Reads a number as operators write it: `1,200.50`, `¥5,000`, `60岁`, `1.5万元`, `30%`. Reckons exactly; digits stay as they are
 * written where nothing is multiplied. `times` is what a multiple written at another number counts for this one, if it has none.
 */
export const numberScalar: ScalarReader = (text, ways, times) => {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [, sign = '', inner = '', whole = '', places = '', multiple, percent, rest = ''] = match;
  const unit = rest.trim() === '' ? undefined : kindOfUnit(rest.trim());
  if ((rest.trim() !== '' && unit === undefined) || (sign !== '' && inner !== '')) return undefined;
  if (unit !== undefined && ways.units === 'keep') return undefined;
  const digits = `${sign === '-' || inner === '-' ? '-' : ''}${whole.replaceAll(',', '')}${places}`;
  const factor = multiple === undefined ? (percent === undefined ? undefined : 0.01) : multiples[multiple];
  const counted = factor ?? times;
  const literal = counted === undefined ? digits : literalOf(numberFrom(digits).times(numberFrom(String(counted))));
  const why = reasonsOf({ grouped: whole.includes(','), unit: unit !== undefined || /[¥￥a-z]/i.test(text), multiple, percent });
  return {
    literal,
    order: Number(literal),
    why,
    unit,
    times: factor,
    grouped: whole.includes(',') && !/^\d{1,3},\d{3}$/.test(text),
  } satisfies Scalar;
};

type Found = { grouped: boolean; unit: boolean; multiple: string | undefined; percent: string | undefined };

function reasonsOf({ grouped, unit, multiple, percent }: Found): readonly Reason[] {
  return [
    ...(grouped ? (['thousands'] as const) : []),
    ...(unit ? (['unit'] as const) : []),
    ...(multiple === undefined ? [] : (['multiple'] as const)),
    ...(percent === undefined ? [] : (['percent'] as const)),
  ];
}

function kindOfUnit(word: string): string | undefined {
  return Object.entries(unitKinds).find(([, known]) => known.test(word))?.[0];
}
