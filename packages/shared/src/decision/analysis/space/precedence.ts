import { literalFrom, type OutcomeReadings } from './outcome.ts';
import type { Row } from './row.ts';
import type { Space } from './space.ts';

/**
 * When a row's turn comes among those that hold, by its place among the rows: that of the rules, or of the outputs' priority under
 * PRIORITY and OUTPUT ORDER. Undefined where the output, and so the priority, is only known when the table runs.
 */
export function turnsOf({ table, rows }: Pick<Space, 'table' | 'rows'>, readings: OutcomeReadings): readonly (number | undefined)[] {
  if (table.hitPolicy !== 'PRIORITY' && table.hitPolicy !== 'OUTPUT ORDER') return rows.map(({ place }) => place);
  const allowed = table.outputs.map((output) => (output.allowed ?? []).map((text) => literalFrom(text.trim(), readings)));
  const ranked = rows.flatMap((row) => {
    const ranks = ranksOf(row, allowed);
    return ranks === undefined ? [] : [{ place: row.place, ranks }];
  });
  ranked.sort((left, right) => orderOfRanks(left.ranks, right.ranks) || left.place - right.place);
  const turns = new Map(ranked.map(({ place }, turn) => [place, turn]));
  return rows.map(({ place }) => turns.get(place));
}

/** The place of each output among its allowed values, past the end for others; undefined when one is not known. */
function ranksOf({ outcome }: Row, allowed: readonly (readonly (string | undefined)[])[]): readonly number[] | undefined {
  const ranks = outcome.map(({ literal }, index) => {
    const values = allowed[index] ?? [];
    if (values.length === 0) return 0;
    if (literal === undefined) return undefined;
    const rank = values.indexOf(literal);
    return rank < 0 ? values.length : rank;
  });
  const known = ranks.filter((rank) => rank !== undefined);
  return known.length === ranks.length ? known : undefined;
}

function orderOfRanks(left: readonly number[], right: readonly number[]): number {
  const index = left.findIndex((rank, at) => rank !== right[at]);
  return (left[index] ?? 0) - (right[index] ?? 0);
}
