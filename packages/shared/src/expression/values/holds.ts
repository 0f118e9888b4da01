import { type Run, type Site, spend } from '../run/run.ts';
import { areEqual, isSame, isWithin, orderOf, type Pair } from './compare.ts';
import { type FeelValue, isList, isRange } from './feel-value.ts';

const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];

/** The comparison a sign stands for. */
export function comparisonFrom(sign: string): Comparison | undefined {
  return comparisons.find((known) => known === sign);
}

/** Whether the comparison holds; `null` when it has no answer. */
export function holds(comparison: Comparison, { left, right }: Pair, run: Run, site: Site): boolean | null {
  if (comparison === '=') return areEqual(left, right, run, site);
  if (comparison === '!=') {
    const equal = areEqual(left, right, run, site);
    return equal === null ? null : !equal;
  }
  const order = orderOf(left, right, run, site);
  if (order === null) return null;
  if (comparison === '<') return order < 0;
  if (comparison === '<=') return order <= 0;
  return comparison === '>' ? order > 0 : order >= 0;
}

/**
 * Whether the value equals what is wanted, lies in its range, or is among its list; `null` when a missing value leaves it open. To
 * the standard, an item of a list that is of another kind is simply another value.
 */
export function fits(value: FeelValue, wanted: FeelValue, run: Run, site: Site): boolean | null {
  if (isRange(wanted) && !isRange(value)) return isWithin(value, wanted, run, site);
  if (!isList(wanted)) return areEqual(value, wanted, run, site);
  spend(run, wanted.length);
  if (isList(value) && isSame(value, wanted, run, site)) return true;
  let answer: boolean | null = false;
  for (const item of wanted) {
    const looksUp = isList(value) || isList(item) || (site.lenient && !isRange(item));
    const fitting = looksUp ? isSame(value, item, run, site) : fits(value, item, run, site);
    if (fitting === true) return true;
    if (fitting === null) answer = null;
  }
  return answer;
}
