import { areEqual, isSame, isWithin, orderOf, type Site } from './compare.ts';
import { type FeelRange, type FeelValue, isContext, isDecimal, isList } from './feel-value.ts';
import { spend } from './meter.ts';

const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];

/** The comparison a sign stands for. */
export function comparisonFrom(sign: string): Comparison | undefined {
  return comparisons.find((known) => known === sign);
}

/** Whether the comparison holds; `null` when it has no answer. */
export function holds(comparison: Comparison, left: FeelValue, right: FeelValue, site: Site): boolean | null {
  if (comparison === '=') return areEqual(left, right, site);
  if (comparison === '!=') return !areEqual(left, right, site);
  const order = orderOf(left, right, site);
  if (order === undefined) return null;
  if (comparison === '<') return order < 0;
  if (comparison === '<=') return order <= 0;
  return comparison === '>' ? order > 0 : order >= 0;
}

/** Whether the value equals what is wanted, lies in its range, or is among its list; `null` when a missing value leaves it open. */
export function fits(value: FeelValue, wanted: FeelValue, site: Site): boolean | null {
  if (isRange(wanted) && !isRange(value)) return isWithin(value, wanted, site);
  if (!isList(wanted)) return areEqual(value, wanted, site);
  spend(site.meter, wanted.length);
  let answer: boolean | null = false;
  for (const item of wanted) {
    const fitting = isList(value) || isList(item) ? isSame(value, item, site) : fits(value, item, site);
    if (fitting === true) return true;
    if (fitting === null) answer = null;
  }
  return answer;
}

function isRange(value: FeelValue): value is FeelRange {
  return value !== null && typeof value === 'object' && !isDecimal(value) && !isList(value) && !isContext(value) && value.kind === 'range';
}
