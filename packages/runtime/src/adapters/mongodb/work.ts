import type { Batch } from '@mortise/shared/execution';
import { z } from 'zod';
import type { RowChange } from '../../ports/execution-store.ts';

/** Something of an execution that is being carried out: `what` is an effect's key, or empty for its starts, signals and reports; `by` the process. */
export const WorkItem = z.object({ what: z.string(), by: z.string() });
export type WorkItem = z.infer<typeof WorkItem>;
export type Work = readonly WorkItem[];

/** The `by` of what nobody carries out: whoever finds it may. */
export const nobody = '';

/** The `what` of all effects that are asked, where it is not known which. */
export const everything = '*';

/** The `what` of starts, signals and reports: they are carried out together. */
export const dispatching = '';

/**
 * Who carries out what after a batch: its own commands the process that commits it, effects still running whoever had them, what is left
 * to dispatch the newest process, since it goes through all of it.
 */
export function workAfter(before: Work, batch: Batch, { dispatched }: Pick<RowChange, 'dispatched'>, self: string): Work {
  const asked = batch.snapshot.tokens.flatMap(({ phase }) => (phase.is === 'asked' && phase.retryAt === undefined ? [phase.key] : []));
  const ours = new Set(batch.commands.flatMap((command) => (command.kind === 'perform' ? [command.key] : [])));
  const effects = asked.map((what) => {
    const had = before.find((item) => item.what === what) ?? before.find((item) => item.what === everything);
    return { what, by: ours.has(what) ? self : (had?.by ?? nobody) };
  });
  return dispatched < batch.seq ? [...effects, { what: dispatching, by: self }] : effects;
}
