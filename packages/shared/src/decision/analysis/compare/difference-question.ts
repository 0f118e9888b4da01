import { type Bits, clearBit, hasBit, noBits, setBit } from '../diagram/bits.ts';
import { layerOf } from '../diagram/layer.ts';
import type { Question, Steps } from '../diagram/sweep.ts';
import { type Decided, decidedBy, sameDecision } from './decided.ts';
import type { JointSpace, Side } from './joint-space.ts';
import { type RestKeys, restKeysOf } from './rest-keys.ts';

/** What two tables make of the same inputs where they do not surely decide the same; `possible`: it is only known when they run. */
export type Change = { readonly before: Decided; readonly after: Decided; readonly possible: boolean };

/** Outcomes of the question: the same, not looked at, and from `firstChange` on the changes, numbered as they are met. */
export const difference = { same: 0, unseen: 1, firstChange: 2 } as const;

type DifferenceQuestion = { readonly question: Question; readonly first: Bits; readonly changes: readonly Change[] };

/**
 * The question where two tables decide differently, and the changes that are found while it is answered; columns are asked in the
 * given order. The rests of the rules are the rules themselves, by their places in the joint space.
 */
export function differenceQuestion(joint: JointSpace, order: readonly number[], steps: Steps): DifferenceQuestion {
  const { rows, sizes } = joint.space;
  const keys = restKeysOf(joint, order);
  const changes: Change[] = [];
  const numbers = new Map<string, number>();
  const first = noBits(rows.length);
  for (const { place } of rows) setBit(first, place);
  const question: Question = {
    layers: order.map((column) =>
      layerOf(
        rows.map(({ box }) => box[column] ?? []),
        [...rows.keys()],
        sizes[column] ?? 0,
      ),
    ),
    ends: rows.length,
    unseen: difference.unseen,
    reduce: (column, rests) => reduced(joint, keys.whole[column] ?? first, rests),
    settle(column, rests) {
      steps.left -= rests.length * 2;
      if (isSame(joint, keys, column, rests)) return difference.same;
      if (!isDecided(joint, keys.whole[column] ?? first, rests)) return undefined;
      const [before, after] = [decidedIn(joint, joint.before, rests), decidedIn(joint, joint.after, rests)];
      const same = sameDecision(before, after);
      if (same === 'yes') return difference.same;
      const key = JSON.stringify([before, after, same]);
      const number = numbers.get(key) ?? difference.firstChange + changes.push({ before, after, possible: same === 'maybe' }) - 1;
      numbers.set(key, number);
      return number;
    },
  };
  return { question, first, changes };
}

/** Without rules that cannot matter: those of a table that does not allow the input, and those after the first that surely holds. */
function reduced({ before, after }: JointSpace, whole: Bits, rests: Bits): Bits {
  const kept = rests.slice();
  for (const { rows, allowed, table } of [before, after]) {
    let over = !hasBit(rests, allowed);
    for (const { row } of rows) {
      if (over) clearBit(kept, row.place);
      else over = table.hitPolicy === 'FIRST' && hasBit(kept, row.place) && hasBit(whole, row.place) && row.opaque.length === 0;
    }
  }
  return kept;
}

/** Whether what is left of the one table is what is left of the other, so that they decide the same whatever that is. */
function isSame({ before, after }: JointSpace, keys: RestKeys, column: number, rests: Bits): boolean {
  const allowed = [before, after].filter((side) => hasBit(rests, side.allowed));
  if (allowed.length === 0) return true;
  if (allowed.length === 1 || !keys.comparable) return false;
  const key = (place: number) => keys.of[column]?.[place];
  if (key(before.allowed) !== key(after.allowed)) return false;
  const [left, right] = [before, after].map(({ rows }) => rows.filter(({ row }) => hasBit(rests, row.place)));
  return (
    left?.length === right?.length && left?.every(({ row }, index) => key(row.place) === key(right?.[index]?.row.place ?? -1)) === true
  );
}

/** Whether all that is left applies whatever the columns still to be asked say. */
function isDecided({ before, after }: JointSpace, whole: Bits, rests: Bits): boolean {
  return [before, after].every(({ rows, allowed }) => {
    if (!hasBit(rests, allowed)) return true;
    return hasBit(whole, allowed) && rows.every(({ row }) => !hasBit(rests, row.place) || hasBit(whole, row.place));
  });
}

function decidedIn({ space }: JointSpace, { table, rows, allowed }: Side, rests: Bits): Decided {
  if (!hasBit(rests, allowed)) return { is: 'notAllowed' };
  if ((space.rows[allowed]?.opaque.length ?? 0) > 0) return { is: 'unknown' };
  return decidedBy({ table, rows: rows.filter(({ row }) => hasBit(rests, row.place)) });
}
