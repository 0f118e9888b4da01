import { type Run, type Site, spend } from '../../run/run.ts';
import { exact, integerOf, mismatch, type Pair } from '../../values/compare.ts';
import { type FeelList, type FeelValue, isDecimal, isTagged } from '../../values/feel-value.ts';

/** The whole numbers, or the days, from the one to the other, both included, up or down. */
export function itemsBetween({ left, right }: Pair, run: Run, site: Site): FeelList | null {
  const [first, last] = [countOf(left), countOf(right)];
  const makes = isDecimal(left) ? exact : dayOf;
  if (first === undefined) return mismatch(run, site, left, 'whole number');
  if (last === undefined || isDecimal(left) !== isDecimal(right)) return mismatch(run, site, right, 'whole number');
  const length = Math.abs(last - first) + 1;
  spend(run, length);
  const step = first <= last ? 1 : -1;
  return Array.from({ length }, (_, index) => makes(first + index * step));
}

/** A whole number, or the number of a day. */
function countOf(value: FeelValue): number | undefined {
  if (isDecimal(value)) return integerOf(value);
  return isTagged(value) && value.kind === 'date' ? value.days : undefined;
}

function dayOf(days: number): FeelValue {
  return { kind: 'date', days };
}
