import { floorOf, in34Digits, negative, order, over, plus, type Rational, rational, rationalFrom, times } from './rational.ts';
import type { Specimen } from './specimen.ts';

/** What the reference computes with. */
export type Known = null | boolean | string | Rational | readonly Known[];

/** Strict: kinds that do not go together are a fault. Standard: they have no answer, which is `null`. */
export type Reading = 'strict' | 'standard';

/** Thrown by the strict reading where kinds do not go together or a calculation has no result. */
export class NoAnswer extends Error {}

type Names = ReadonlyMap<string, Known>;
type Meaning = { readonly reading: Reading; readonly names: Names };

/**
 * The reference: walks the tree and says what FEEL means, slowly and plainly, with exact fractions rounded to 34 digits at each
 * step. Shares no code with the compiler.
 */
export function interpret(specimen: Specimen, meaning: Meaning): Known {
  const value = (piece: Specimen) => interpret(piece, meaning);
  switch (specimen.is) {
    case 'number':
      return rationalFrom(specimen.digits);
    case 'text':
      return specimen.text;
    case 'truth':
      return specimen.value;
    case 'name':
      return meaning.names.get(specimen.name) ?? null;
    case 'minus': {
      const of = value(specimen.of);
      return isNumber(of) ? negative(of) : none(meaning);
    }
    case 'arithmetic':
      return arithmetic(specimen.sign, value(specimen.left), value(specimen.right), meaning);
    case 'comparison':
      return comparison(specimen.sign, value(specimen.left), value(specimen.right), meaning);
    case 'between': {
      const between = value(specimen.value);
      const above = () => comparison('>=', between, value(specimen.from), meaning);
      return logic(false, above, () => comparison('<=', between, value(specimen.to), meaning), meaning);
    }
    case 'within':
      return inside(value(specimen.value), { from: value(specimen.from), to: value(specimen.to), ends: specimen.ends }, meaning);
    case 'logic':
      return logic(
        specimen.sign === 'or',
        () => value(specimen.left),
        () => value(specimen.right),
        meaning,
      );
    case 'if': {
      const condition = truthOf(value(specimen.condition), meaning);
      if (condition === null && meaning.reading === 'strict') throw new NoAnswer();
      return value(condition === true ? specimen.yes : specimen.no);
    }
    case 'list':
      return specimen.items.map(value);
    case 'at':
      return listOf(
        value(specimen.list),
        meaning,
        (items) =>
          items.at(specimen.position > 0 ? specimen.position - 1 : specimen.position === 0 ? items.length : specimen.position) ?? null,
      );
    case 'filter':
      return listOf(value(specimen.list), meaning, (items) =>
        items.filter((item) => truthOf(interpret(specimen.condition, withName(meaning, 'item', item)), meaning) === true),
      );
    case 'for': {
      const items = value(specimen.list);
      return isList(items) ? items.map((item) => interpret(specimen.body, withName(meaning, specimen.name, item))) : none(meaning);
    }
    case 'quantified': {
      const items = value(specimen.list);
      return isList(items) ? quantified(specimen, items, meaning) : none(meaning);
    }
    case 'field':
      return specimen.entries.map(([key, entry]) => [key, value(entry)] as const).find(([key]) => key === specimen.key)?.[1] ?? null;
    case 'call':
      return call(specimen.name, specimen.args.map(value), meaning);
  }
}

function none({ reading }: Meaning): null {
  if (reading === 'strict') throw new NoAnswer();
  return null;
}

function arithmetic(sign: string, left: Known, right: Known, meaning: Meaning): Known {
  if (sign === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
  if (!isNumber(left) || !isNumber(right)) return none(meaning);
  switch (sign) {
    case '+':
      return in34Digits(plus(left, right));
    case '-':
      return in34Digits(plus(left, negative(right)));
    case '*':
      return in34Digits(times(left, right));
    case '/': {
      const quotient = over(left, right);
      return quotient === undefined ? none(meaning) : in34Digits(quotient);
    }
    default: {
      let power = rational(1n);
      for (let count = right.n; count > 0n; count--) power = times(power, left);
      return in34Digits(power);
    }
  }
}

function comparison(sign: string, left: Known, right: Known, meaning: Meaning): boolean | null {
  if (sign === '=' || sign === '!=') {
    const equal = left === null || right === null ? left === right : kindOf(left) === kindOf(right) ? same(left, right) : none(meaning);
    return equal === null ? null : equal === (sign === '=');
  }
  const placed = placeOf(left, right, meaning);
  if (placed === null) return null;
  return { '<': placed < 0, '<=': placed <= 0, '>': placed > 0, '>=': placed >= 0 }[sign] ?? null;
}

function inside(value: Known, { from, to, ends }: { from: Known; to: Known; ends: string }, meaning: Meaning): boolean | null {
  if (from === null || to === null) return null;
  const above = () => comparison(ends.startsWith('[') ? '>=' : '>', value, from, meaning);
  const below = () => comparison(ends.endsWith(']') ? '<=' : '<', value, to, meaning);
  return logic(false, above, below, meaning);
}

function logic(deciding: boolean, left: () => Known, right: () => Known, meaning: Meaning): boolean | null {
  const first = truthOf(left(), meaning);
  if (first === deciding) return deciding;
  const second = truthOf(right(), meaning);
  if (second === deciding) return deciding;
  return first === null || second === null ? null : !deciding;
}

function quantified(specimen: Extract<Specimen, { is: 'quantified' }>, items: readonly Known[], meaning: Meaning): boolean | null {
  const deciding = specimen.sign === 'some';
  let open = false;
  for (const item of items) {
    const held = truthOf(interpret(specimen.condition, withName(meaning, specimen.name, item)), meaning);
    if (held === deciding) return deciding;
    open ||= held === null;
  }
  return open ? null : !deciding;
}

function call(name: string, args: readonly Known[], meaning: Meaning): Known {
  const takesLists = ['sum', 'min', 'max', 'count', 'list contains', 'concatenate', 'append', 'reverse'].includes(name);
  const [first = null, second = null] = takesLists ? args : args.map((arg) => single(arg, meaning));
  switch (name) {
    case 'abs':
      return isNumber(first) ? (first.n < 0n ? negative(first) : first) : none(meaning);
    case 'floor':
      return isNumber(first) ? rational(floorOf(first)) : none(meaning);
    case 'ceiling':
      return isNumber(first) ? rational(-floorOf(negative(first))) : none(meaning);
    case 'modulo': {
      const quotient = isNumber(first) && isNumber(second) ? over(first, second) : undefined;
      if (quotient === undefined || !isNumber(first) || !isNumber(second)) return none(meaning);
      return in34Digits(plus(first, negative(times(second, rational(floorOf(quotient))))));
    }
    case 'not': {
      const truth = truthOf(first, meaning);
      return truth === null ? null : !truth;
    }
    case 'string length':
      return typeof first === 'string' ? rational(BigInt([...first].length)) : none(meaning);
    case 'upper case':
      return typeof first === 'string' ? first.toUpperCase() : none(meaning);
    case 'sum':
    case 'min':
    case 'max':
      return listOf(first, meaning, (items) => folded(name, items, meaning));
    case 'count':
      return listOf(first, meaning, (items) => rational(BigInt(items.length)));
    case 'list contains':
      return listOf(first, meaning, (items) => items.some((item) => kindOf(item) === kindOf(second) && same(item, second)));
    case 'concatenate':
      return listOf(first, meaning, (items) => listOf(second, meaning, (others) => [...items, ...others]));
    case 'append':
      return listOf(first, meaning, (items) => [...items, second]);
    case 'reverse':
      return listOf(first, meaning, (items) => [...items].reverse());
    default:
      throw new Error(`the reference knows no ${name}`);
  }
}

function folded(name: string, items: readonly Known[], meaning: Meaning): Known {
  const [first, ...rest] = items;
  if (first === undefined) return null;
  if (name === 'sum') {
    const numbers = items.filter(isNumber);
    return numbers.length < items.length ? none(meaning) : numbers.reduce((total, item) => in34Digits(plus(total, item)));
  }
  let best = first;
  for (const item of [first, ...rest]) {
    const placed = placeOf(item, best, meaning);
    if (placed === null) return none(meaning);
    if (placed !== 0 && placed < 0 === (name === 'min')) best = item;
  }
  return best;
}

function listOf(value: Known, meaning: Meaning, then: (items: readonly Known[]) => Known): Known;
function listOf(value: Known, meaning: Meaning, then: (items: readonly Known[]) => boolean | null): boolean | null;
function listOf(value: Known, meaning: Meaning, then: (items: readonly Known[]) => Known): Known {
  if (isList(value)) return then(value);
  // To the standard, a value that is no list is a list of one.
  return meaning.reading === 'standard' && value !== null ? then([value]) : none(meaning);
}

/** To the standard, a list of one stands for its item where no list is wanted. */
function single(value: Known, { reading }: Meaning): Known {
  return reading === 'standard' && isList(value) && value.length === 1 ? (value[0] ?? null) : value;
}

function truthOf(value: Known, meaning: Meaning): boolean | null {
  return value === null || typeof value === 'boolean' ? value : none(meaning);
}

function placeOf(left: Known, right: Known, meaning: Meaning): number | null {
  if (left === null || right === null) return null;
  if (isNumber(left) && isNumber(right)) return order(left, right);
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  return none(meaning);
}

function same(left: Known, right: Known): boolean {
  if (isNumber(left) && isNumber(right)) return order(left, right) === 0;
  if (isList(left) && isList(right)) return left.length === right.length && left.every((item, index) => same(item, right[index] ?? null));
  return left === right;
}

function withName(meaning: Meaning, name: string, value: Known): Meaning {
  return { ...meaning, names: new Map([...meaning.names, [name, value]]) };
}

function kindOf(value: Known): string {
  return value === null ? 'null' : isList(value) ? 'list' : isNumber(value) ? 'number' : typeof value;
}

function isNumber(value: Known): value is Rational {
  return value !== null && typeof value === 'object' && 'n' in value;
}

function isList(value: Known): value is readonly Known[] {
  return Array.isArray(value);
}
