import { faultDataFrom } from '@mortise/shared/fault';
import type { Scope } from '@mortise/shared/tenant';
import { z } from 'zod';
import { notAllowed, requires, router } from '../../procedures/index.ts';
import type { ExecutionSources } from '../executions/index.ts';
import { groupIncidents, IncidentGroup } from './incident-groups.ts';
import { findTask, taskNotFound } from './task-inbox.ts';
import type { DeskParts } from './tasks.router.ts';

/** What an operator can do about a fault: ask again with the same key, do again with a new one, hand the case to a person, or close it. */
export const IncidentChoice = z.enum(['ask-again', 'do-again', 'hand-over', 'close']);

const Failure = z.strictObject({ task: z.string(), code: z.string(), message: z.string() });
const Decided = z.strictObject({ done: z.array(z.string()).readonly(), failed: z.array(Failure).readonly() });
type Decided = z.infer<typeof Decided>;

/** Faults that wait for an operator, grouped by cause; decided many at once, each on its own: one that fails stops no other. */
export function incidentsRouter(parts: DeskParts & { readonly versions: ExecutionSources['versions'] }) {
  const operator = requires('builder', 'approver', 'admin');
  return router({
    groups: operator
      .output(z.array(IncidentGroup).readonly())
      .query(({ ctx }) => groupIncidents(parts.documents, parts.versions, ctx.scope)),

    decide: operator
      .input(
        z.strictObject({
          tasks: z.array(z.string().min(1).max(200)).min(1).max(50),
          choice: IncidentChoice,
          reason: z.string().min(1).max(2000),
        }),
      )
      .output(Decided)
      .mutation(async ({ ctx, input }) => {
        // A second payment is a matter for the second pair of eyes alone (D1).
        if (input.choice === 'do-again' && !ctx.scope.roles.includes('approver')) throw notAllowed({ roles: 'approver' });
        const decided = await decideEach(parts, ctx.scope, input);
        await parts.projector.caughtUp();
        return decided;
      }),
  });
}

async function decideEach(
  { documents, runner }: DeskParts,
  scope: Scope,
  { tasks, choice, reason }: { tasks: readonly string[]; choice: z.infer<typeof IncidentChoice>; reason: string },
): Promise<Decided> {
  const done: string[] = [];
  const failed: z.infer<typeof Failure>[] = [];
  for (const id of new Set(tasks)) {
    try {
      const { task } = await findTask(documents, scope, id);
      if (task.type !== 'incident') throw taskNotFound({ task: id });
      await runner.decide(scope, id, { choice, values: null, reason });
      done.push(id);
    } catch (error) {
      const { code, message } = faultDataFrom(error);
      failed.push({ task: id, code, message });
    }
  }
  return { done, failed };
}
