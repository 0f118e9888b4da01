import type { Steps } from './diagram/sweep.ts';
import { type Meetings, meetingsOf } from './space/meetings.ts';
import { turnsOf } from './space/precedence.ts';
import type { Row } from './space/row.ts';
import type { Readings, Space } from './space/space.ts';
import { twinsOf } from './space/twins.ts';

/** A table's rules made ready to be judged beside each other. `turns` and `twins` go by the rows' places. */
export type Rules = {
  readonly space: Space;
  readonly meetings: Meetings;
  /** When each row's turn comes; undefined where that is only known when the table runs. */
  readonly turns: readonly (number | undefined)[];
  /** For each row the place of the first one that takes exactly the same. */
  readonly twins: readonly number[];
  /** Of rows that take exactly the same all but the one whose turn comes first. */
  readonly spare: ReadonlySet<Row>;
};

/** Compares a table's rules with each other. */
export function rulesOf(space: Space, readings: Readings, steps: Steps): Rules {
  const turns = turnsOf(
    space.table,
    space.rows.map(({ outcome }) => outcome),
    readings.outcomes,
  );
  const twins = twinsOf(space);
  const groups = Map.groupBy(space.rows, ({ place }) => twins[place] ?? place);
  const spare = [...groups.values()].flatMap((rows) =>
    rows.toSorted((left, right) => (turns[left.place] ?? 0) - (turns[right.place] ?? 0)).slice(1),
  );
  return { space, meetings: meetingsOf(space, steps), turns, twins, spare: new Set(spare) };
}
