import { ExecutionStatus } from '@mortise/shared/execution';
import type { Role } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { Runner } from '../../engine/index.ts';
import type { ExecutionFilter } from '../../ports/execution-store.ts';
import { notAllowed, pageInput, pageOf, requires, router, signedIn } from '../../procedures/index.ts';
import { ExecutionView, ListedExecution, listedFrom, TraceEntry } from './execution-view.ts';
import { type ExecutionSources, executionNotFound, readExecution, readTrace } from './read-execution.ts';

const ListInput = z.strictObject({
  ...pageInput,
  flow: z.string().max(64).optional(),
  status: ExecutionStatus.optional(),
  environment: z.enum(['live', 'test']).optional(),
  type: z.enum(['dialog', 'process']).optional(),
  businessKey: z.string().min(1).max(100).optional(),
});

/** Builders stop what they try out, and nothing that is in force. */
const mayCancelLive: readonly Role[] = ['agent', 'approver', 'admin'];

const Id = z.string().min(1).max(200);

/** Executions as staff see them: what runs, where it stands, how it came there. Reading masks personal data by the reader's roles. */
export function executionsRouter(parts: ExecutionSources & { readonly runner: Pick<Runner, 'cancel'> }) {
  return router({
    list: signedIn
      .input(ListInput)
      .output(pageOf(ListedExecution))
      .query(async ({ ctx, input }) => {
        const page = await parts.executions.list(ctx.scope, filterFrom(input), { limit: input.limit, cursor: input.cursor });
        return { items: page.items.map(listedFrom), next: page.next };
      }),

    open: signedIn
      .input(z.strictObject({ id: Id }))
      .output(ExecutionView)
      .query(({ ctx, input }) => readExecution(parts, ctx.scope, input.id)),

    trace: signedIn
      .input(z.strictObject({ id: Id, from: z.int().positive().default(1) }))
      .output(z.strictObject({ entries: z.array(TraceEntry).readonly() }))
      .query(async ({ ctx, input }) => ({ entries: await readTrace(parts, ctx.scope, input.id, input.from) })),

    cancel: requires('builder', 'agent', 'approver', 'admin')
      .input(z.strictObject({ id: Id, reason: z.string().min(1).max(500) }))
      .output(z.strictObject({ id: z.string() }))
      .mutation(async ({ ctx, input }) => {
        const loaded = await parts.executions.load(ctx.scope, input.id);
        if (!loaded) throw executionNotFound({ execution: input.id });
        const mayCancel = loaded.row.environment === 'test' || ctx.scope.roles.some((role) => mayCancelLive.includes(role));
        if (!mayCancel) throw notAllowed({ roles: mayCancelLive.join(', ') });
        await parts.runner.cancel(ctx.scope, input.id, input.reason);
        return { id: input.id };
      }),
  });
}

function filterFrom({ flow, status, environment, type, businessKey }: z.infer<typeof ListInput>): ExecutionFilter {
  return {
    ...(flow === undefined ? {} : { flow }),
    ...(status === undefined ? {} : { status }),
    ...(environment === undefined ? {} : { environment }),
    ...(type === undefined ? {} : { type }),
    ...(businessKey === undefined ? {} : { businessKey }),
  };
}
