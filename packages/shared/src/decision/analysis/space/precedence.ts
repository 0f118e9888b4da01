import type { DecisionTable } from '../../decision-table.ts';
import { literalFrom, type Outcome, type OutcomeReadings } from './outcome.ts';

/**
 * When each rule's turn comes among those that hold: in the order of the rules, or of the outputs' priority under PRIORITY and
 * OUTPUT ORDER. `outcomes` are what the rules give, in their order. Undefined where the priority is only known when the table runs.
 */
export function turnsOf(table: DecisionTable, outcomes: readonly Outcome[], readings: OutcomeReadings): readonly (number | undefined)[] {
  if (table.hitPolicy !== 'PRIORITY' && table.hitPolicy !== 'OUTPUT ORDER') return outcomes.map((_, place) => place);
  const allowed = table.outputs.map((output) => (output.allowed ?? []).map((text) => literalFrom(text.trim(), readings)));
  const ranked = outcomes.flatMap((outcome, place) => {
    const ranks = ranksOf(outcome, allowed);
    return ranks === undefined ? [] : [{ place, ranks }];
  });
  ranked.sort((left, right) => orderOfRanks(left.ranks, right.ranks) || left.place - right.place);
  const turns = new Map(ranked.map(({ place }, turn) => [place, turn]));
  return outcomes.map((_, place) => turns.get(place));
}

/** The place of each output among its allowed values, past the end for others; undefined when one is not known. */
function ranksOf(outcome: Outcome, allowed: readonly (readonly (string | undefined)[])[]): readonly number[] | undefined {
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
