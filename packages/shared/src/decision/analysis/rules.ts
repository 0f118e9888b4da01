import type { Steps } from './diagram/sweep.ts';
import { type Meetings, meetingsOf } from './space/meetings.ts';
import { turnsOf } from './space/precedence.ts';
import type { Readings, Space } from './space/space.ts';
import { twinsOf } from './space/twins.ts';

/** A table's rules made ready to be judged beside each other; all lists go by the rows' places. */
export type Rules = {
  readonly space: Space;
  readonly meetings: Meetings;
  /** When each row's turn comes; undefined where that is only known when the table runs. */
  readonly turns: readonly (number | undefined)[];
  /** For each row the first one that takes exactly the same. */
  readonly twins: readonly number[];
};

/** Compares a table's rules with each other. */
export function rulesOf(space: Space, readings: Readings, steps: Steps): Rules {
  return { space, meetings: meetingsOf(space, steps), turns: turnsOf(space, readings.outcomes), twins: twinsOf(space) };
}
