import { defineFault } from '@mortise/shared/fault';
import { Json } from '@mortise/shared/json';
import { z } from 'zod';
import type { Projector, Runner } from '../../engine/index.ts';
import type { Documents } from '../../ports/documents.ts';
import { pageInput, pageOf, router, signedIn } from '../../procedures/index.ts';
import { countTasks, findTask, listTasks, OpenedTask, openTask, rowFrom, type SignedAddress } from './task-inbox.ts';
import { TaskRow } from './task-record.ts';

/** Incidents are decided by their own procedure, which checks who may do a thing again. */
export const taskIsIncident = defineFault<{ task: string }>(
  'task.is-incident',
  'caller',
  ({ task }) => `task ${task} is an incident: decide it among the incidents`,
);

/** What deciding needs: the log's writer, and the inboxes derived from it. */
export type DeskParts = {
  readonly documents: Documents;
  readonly runner: Pick<Runner, 'decide'>;
  readonly projector: Pick<Projector, 'caughtUp'>;
};

const Id = z.string().min(1).max(200);

/** Work for people. A reader sees the inboxes of their roles; whatever else there is, is `task.not-found`. */
export function tasksRouter(parts: DeskParts & { readonly sign: SignedAddress }) {
  return router({
    list: signedIn
      .input(
        z.strictObject({
          ...pageInput,
          types: z.array(z.string().max(64)).max(20).optional(),
          status: z.enum(['open', 'done']),
          search: z.string().min(1).max(100).optional(),
        }),
      )
      .output(pageOf(TaskRow))
      .query(({ ctx, input }) => listTasks(parts.documents, ctx.scope, input, { limit: input.limit, cursor: input.cursor })),

    open: signedIn
      .input(z.strictObject({ id: Id }))
      .output(OpenedTask)
      .query(({ ctx, input }) => openTask(parts.documents, parts.sign, ctx.scope, input.id)),

    decide: signedIn
      .input(z.strictObject({ id: Id, choice: z.string().min(1).max(64), values: Json, reason: z.string().max(2000).optional() }))
      .output(TaskRow)
      .mutation(async ({ ctx, input: { id, ...decision } }) => {
        const { task } = await findTask(parts.documents, ctx.scope, id);
        if (task.type === 'incident') throw taskIsIncident({ task: id });
        await parts.runner.decide(ctx.scope, id, decision);
        await parts.projector.caughtUp();
        return rowFrom(ctx.scope, await findTask(parts.documents, ctx.scope, id));
      }),

    counts: signedIn
      .output(z.strictObject({ byType: z.record(z.string(), z.int()) }))
      .query(async ({ ctx }) => ({ byType: await countTasks(parts.documents, ctx.scope) })),
  });
}
