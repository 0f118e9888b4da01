import { Entry } from '@mortise/shared/conversation';
import type { Scope } from '@mortise/shared/tenant';
import { z } from 'zod';
import { pageInput, pageOf, requires, router } from '../../procedures/index.ts';
import { readEntries } from '../conversations/index.ts';
import { findTask, listTasks, taskNotFound } from './task-inbox.ts';
import { TaskRow } from './task-record.ts';
import type { DeskParts } from './tasks.router.ts';

/** The type of task by which a conversation is handed to a person. */
const handOver = 'desk.hand-over';

/** The agent's desk: conversations handed over, what was said, and the agent's own words. */
export function deskRouter(parts: DeskParts) {
  const agent = requires('agent', 'admin');
  const Id = z.string().min(1).max(200);

  async function handedOver(scope: Scope, id: string) {
    const record = await findTask(parts.documents, scope, id);
    if (record.task.type !== handOver) throw taskNotFound({ task: id });
    return record;
  }

  return router({
    list: agent
      .input(z.strictObject(pageInput))
      .output(pageOf(TaskRow))
      .query(({ ctx, input }) => listTasks(parts.documents, ctx.scope, { types: [handOver], status: 'open' }, input)),

    transcript: requires('agent', 'reviewer', 'admin')
      .input(z.strictObject({ conversation: Id, from: z.int().positive().default(1) }))
      .output(z.array(Entry).readonly())
      .query(({ ctx, input }) => readEntries(parts.documents, ctx.scope, input.conversation, input.from - 1)),

    /** `id` names the message: the same id twice is one message. */
    say: agent
      .input(z.strictObject({ task: Id, text: z.string().trim().min(1).max(4000), id: z.string().min(1).max(100) }))
      .output(z.strictObject({ heard: z.string() }))
      .mutation(async ({ ctx, input: { task, text, id } }) => {
        await handedOver(ctx.scope, task);
        await parts.runner.decide(ctx.scope, task, { choice: 'say', values: { text, id } });
        return { heard: id };
      }),

    finish: agent
      .input(z.strictObject({ task: Id }))
      .output(z.strictObject({ task: z.string() }))
      .mutation(async ({ ctx, input: { task } }) => {
        await handedOver(ctx.scope, task);
        await parts.runner.decide(ctx.scope, task, { choice: 'finish', values: null });
        await parts.projector.caughtUp();
        return { task };
      }),
  });
}
