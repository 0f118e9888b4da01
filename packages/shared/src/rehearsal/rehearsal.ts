import { z } from 'zod';
import { ExecutionStatus, Step } from '../execution/index.ts';
import { Json, JsonRecord } from '../json/index.ts';

/** A step of the way, without times and values. */
export const Place = z.strictObject({ flow: z.string(), node: z.string(), outcome: Step.shape.outcome, exit: z.string().optional() });
export type Place = z.infer<typeof Place>;

/** Where the way first parts: the step both took last, and what each did next (nothing: it had ended, or stands still). Steps count from 1. */
export const PathChange = z.strictObject({
  step: z.int(),
  after: Place.optional(),
  recorded: Place.optional(),
  rehearsed: Place.optional(),
});
export type PathChange = z.infer<typeof PathChange>;

/** The nth time a table was asked, from 1: what it gave then and what it gives now; null where it gave nothing or was not asked. */
export const DecisionChange = z.strictObject({
  flow: z.string(),
  table: z.string(),
  nth: z.int(),
  recorded: JsonRecord.nullable(),
  rehearsed: JsonRecord.nullable(),
});
export type DecisionChange = z.infer<typeof DecisionChange>;

/** A money variable of the flow at the end, in fen; null where nothing is set, a text where the reader may not see it. */
export const AmountChange = z.strictObject({ name: z.string(), recordedFen: Json, rehearsedFen: Json });
export type AmountChange = z.infer<typeof AmountChange>;

/** How it ended, and which outputs differ, by their stored names. */
export const EndChange = z.strictObject({
  recorded: ExecutionStatus,
  rehearsed: ExecutionStatus,
  output: z.array(z.string()).readonly(),
});
export type EndChange = z.infer<typeof EndChange>;

/**
 * Why a rehearsal cannot go on without guessing. `input`: the flow takes another input. `question`: the customer was never asked this.
 * `decision`, `incident`: no person was shown this. `timer`: nobody waited so long, or the time runs out before what was recorded.
 * `effect`: the outside was never asked this, or not so often. `local`: the step needs what lives on, or could not be run here.
 * `signal`, `child`: it never came, or of another process. `join`: branches wait for one that does not come.
 */
export const OpenReason = z.enum(['input', 'question', 'decision', 'incident', 'timer', 'effect', 'local', 'signal', 'child', 'join']);
export type OpenReason = z.infer<typeof OpenReason>;

/** The step from which on nothing recorded answers. `detail`: a port, a fault's code or the name of an input; never a value. */
export const OpenFrom = z.strictObject({ flow: z.string(), node: z.string(), why: OpenReason, detail: z.string().optional() });
export type OpenFrom = z.infer<typeof OpenFrom>;

/**
 * A past execution on another version. `same`: path, decisions of tables, amounts and end are. `differs` says how. `openFromHere`: from the step
 * in `open` on nothing recorded answers; what differed up to there is told, and nothing beyond is guessed.
 */
export const Rehearsal = z.strictObject({
  is: z.enum(['same', 'differs', 'openFromHere']),
  path: PathChange.optional(),
  decisions: z.array(DecisionChange).readonly(),
  amounts: z.array(AmountChange).readonly(),
  end: EndChange.optional(),
  open: OpenFrom.optional(),
});
export type Rehearsal = z.infer<typeof Rehearsal>;
