import type { DecisionTable, TableInput, TableOutput } from '../decision-table.ts';
import { semanticText } from './semantic-text.ts';

/** A column of both tables, by its place in each. */
type Both<H> = { readonly before: H; readonly after: H; readonly from: number; readonly to: number };

/** The columns of one side that both tables have, and those that only one has. */
export type MatchedSide<H> = {
  readonly both: readonly Both<H>[];
  readonly added: readonly { readonly head: H; readonly index: number }[];
  readonly removed: readonly { readonly head: H; readonly index: number }[];
};

/** Inputs are known by their id, else by what they ask. */
export function matchInputs(before: DecisionTable, after: DecisionTable): MatchedSide<TableInput> {
  return matched(before.inputs, after.inputs, [({ id }) => id, ({ expression }) => semanticText(expression)]);
}

/** Outputs are known by their name. */
export function matchOutputs(before: DecisionTable, after: DecisionTable): MatchedSide<TableOutput> {
  return matched(before.outputs, after.outputs, [({ name }) => name]);
}

function matched<H>(before: readonly H[], after: readonly H[], keys: readonly ((head: H) => string)[]): MatchedSide<H> {
  const both: Both<H>[] = [];
  const [left, right] = [new Map(before.entries()), new Map(after.entries())];
  for (const keyOf of keys) {
    for (const [from, head] of [...left]) {
      const to = keyOf(head) === '' ? undefined : [...right].find(([, other]) => keyOf(other) === keyOf(head));
      if (to === undefined) continue;
      both.push({ before: head, after: to[1], from, to: to[0] });
      left.delete(from);
      right.delete(to[0]);
    }
  }
  const rest = (heads: ReadonlyMap<number, H>) => [...heads].map(([index, head]) => ({ index, head }));
  return { both: both.sort((a, b) => a.to - b.to), added: rest(right), removed: rest(left) };
}
