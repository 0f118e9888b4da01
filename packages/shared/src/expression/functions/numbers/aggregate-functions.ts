import { anyType, booleanType, type FeelType, isUnknown, listOf, moneyType, numberType } from '../../feel-type.ts';
import { spend } from '../../run/run.ts';
import { exact, finite, mismatch, orderOf } from '../../values/compare.ts';
import { asMoney, type Decimal, Exact, isMoney, orderOfDecimals } from '../../values/exact.ts';
import { type FeelList, type FeelValue, isDecimal, isList } from '../../values/feel-value.ts';
import { type BuiltIn, builtIn, type Call, type ResultType, type Signature, unary, variadic } from '../built-in.ts';
import { anything, list } from '../parameters.ts';

/** FEEL's functions on all items of a list, or on all their arguments. Of nothing they give `null`; an amount of money stays one. */
export const aggregateFunctions: readonly BuiltIn[] = [
  aggregate('min', { zh: '最小的一个。', en: 'The smallest of all.' }, itemType, (items, call) => extreme(items, -1, call)),
  aggregate('max', { zh: '最大的一个。', en: 'The largest of all.' }, itemType, (items, call) => extreme(items, 1, call)),
  aggregate('sum', { zh: '合计。', en: 'The sum of all.' }, itemType, (items, call) => sumOf(items, call)),
  aggregate('mean', { zh: '平均数。', en: 'The average of all.' }, itemType, (items, call) => mean(items, call)),
  aggregate('product', { zh: '乘积。', en: 'The product of all.' }, numberType, (items, call) => product(items, call)),
  aggregate('median', { zh: '中位数。', en: 'The middle one, or the average of the two in the middle.' }, itemType, (items, call) =>
    median(items, call),
  ),
  aggregate(
    'mode',
    { zh: '出现最多的数，可能不止一个。', en: 'The most frequent ones, in ascending order.' },
    (types) => listOf(itemType(types)),
    mode,
  ),
  aggregate('stddev', { zh: '样本标准差。', en: 'The standard deviation of a sample.' }, numberType, (items, call) =>
    deviation(items, call),
  ),
  aggregate('all', { zh: '是否全部为真。', en: 'Whether all are true.' }, booleanType, (items, call) => decide(items, false, call)),
  aggregate('any', { zh: '是否至少一个为真。', en: 'Whether at least one is true.' }, booleanType, (items, call) =>
    decide(items, true, call),
  ),
  builtIn(
    'count',
    { zh: '列表有多少项。', en: 'How many items the list has.' },
    unary(list('list'), numberType, (items) => exact(items.length)),
  ),
];

/** A function of a list, or of its arguments. */
function aggregate(name: string, help: BuiltIn['help'], result: ResultType, body: (items: FeelList, call: Call) => FeelValue): BuiltIn {
  const ofList: Signature = unary(anything('list'), result, (value, call) => {
    if (value === null) return mismatch(call.run, call.site, value, 'list');
    const items = isList(value) ? value : [value];
    spend(call.run, items.length);
    return body(items, call);
  });
  return builtIn(
    name,
    help,
    ofList,
    variadic(anything('item'), result, (items, call) => {
      spend(call.run, items.length);
      return body(items, call);
    }),
  );
}

/** The items as numbers; no answer when one is none. */
function numbersOf(items: FeelList, { run, site }: Call): Decimal[] | null {
  const numbers: Decimal[] = [];
  for (const item of items) {
    if (!isDecimal(item)) return mismatch(run, site, item, 'number');
    numbers.push(item);
  }
  return numbers;
}

function sumOf(items: FeelList, call: Call): Decimal | null {
  const numbers = numbersOf(items, call);
  const [first, ...rest] = numbers ?? [];
  if (first === undefined) return null;
  spend(call.run, rest.length);
  const total = rest.reduce((sum, each) => sum.plus(each), first);
  return finite(asMoney(total, (numbers ?? []).some(isMoney)), call.run, call.site);
}

function mean(items: FeelList, call: Call): Decimal | null {
  const sum = sumOf(items, call);
  return sum === null ? null : finite(asMoney(sum.div(items.length), isMoney(sum)), call.run, call.site);
}

function product(items: FeelList, call: Call): Decimal | null {
  const [first, ...rest] = numbersOf(items, call) ?? [];
  if (first === undefined) return null;
  spend(call.run, rest.length * 2);
  return finite(
    rest.reduce((result, each) => result.times(each), asMoney(first, false)),
    call.run,
    call.site,
  );
}

function sorted(numbers: readonly Decimal[], { run }: Call): Decimal[] {
  spend(run, numbers.length * Math.ceil(Math.log2(numbers.length + 1)));
  return [...numbers].sort(orderOfDecimals);
}

function median(items: FeelList, call: Call): Decimal | null {
  const numbers = sorted(numbersOf(items, call) ?? [], call);
  const [lower, upper] = [numbers[(numbers.length - 1) >> 1], numbers[numbers.length >> 1]];
  if (lower === undefined || upper === undefined) return null;
  if (lower === upper) return lower;
  return finite(asMoney(lower.plus(upper).div(2), isMoney(lower) || isMoney(upper)), call.run, call.site);
}

function mode(items: FeelList, call: Call): FeelValue {
  const numbers = numbersOf(items, call);
  if (numbers === null) return null;
  const groups: Decimal[][] = [];
  for (const each of sorted(numbers, call)) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && orderOfDecimals(last[0], each) === 0) last.push(each);
    else groups.push([each]);
  }
  const most = Math.max(0, ...groups.map((group) => group.length));
  return groups.filter((group) => group.length === most).flatMap((group) => group.slice(0, 1));
}

/** The square root of the variance of a sample; nothing varies in fewer than two. */
function deviation(items: FeelList, call: Call): Decimal | null {
  const numbers = numbersOf(items, call);
  const average = numbers === null || numbers.length < 2 ? null : mean(numbers, call);
  if (numbers === null || average === null) return null;
  spend(call.run, stepsOfRoot + numbers.length * 25);
  const squares = numbers.map((each) => asMoney(each.minus(average), false).pow(2)).reduce((sum, each) => sum.plus(each), new Exact(0));
  return finite(squares.div(numbers.length - 1).sqrt(), call.run, call.site);
}

function extreme(items: FeelList, sign: number, { run, site }: Call): FeelValue {
  let best: FeelValue = null;
  for (const item of items) {
    if (item === null) return mismatch(run, site, item, 'number');
    const order = best === null ? orderOf(item, item, run, site) : orderOf(item, best, run, site);
    if (order === null) return null;
    if (best === null || order * sign > 0) best = item;
  }
  return best;
}

function decide(items: FeelList, deciding: boolean, { run, site }: Call): boolean | null {
  let answer: boolean | null = !deciding;
  for (const item of items) {
    if (item === deciding) return deciding;
    if (typeof item !== 'boolean') answer = item === null ? null : mismatch(run, site, item, 'boolean');
  }
  return answer;
}

function itemType(types: readonly FeelType[]): FeelType {
  const [first = anyType] = types;
  if (types.length === 1 && first.kind === 'list') return first.of;
  if (types.some(isUnknown)) return anyType;
  return types.some((type) => type.kind === 'money') ? moneyType : first;
}

const stepsOfRoot = 150;
