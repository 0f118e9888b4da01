import { FlowGraph, FlowId, Problem } from '@mortise/shared/flow';
import { Difference, Fared, Tally } from '@mortise/shared/rehearsal';
import type { Scope } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { ExecutionFilter } from '../../ports/execution-store.ts';
import { pageInput, requires, router } from '../../procedures/index.ts';
import { executionNotFound } from '../executions/index.ts';
import { RecordedCases, recordedCases } from './recorded-cases.ts';
import { type RehearsalSources, rehearsePage, rehearsePast } from './rehearse-past.ts';

export type RehearsalParts = RehearsalSources & {
  readonly publishing: {
    prepareTrial(
      scope: Scope,
      flow: string,
      instead?: FlowGraph,
    ): Promise<{ readonly version?: string; readonly problems: readonly Problem[] }>;
  };
};

const Execution = z.string().min(1).max(200);
const Version = z.string().min(1).max(100);
const Which = {
  environment: z.enum(['live', 'test']).optional(),
  limit: pageInput.limit,
  cursor: pageInput.cursor,
} as const;

const Verified = z.strictObject({
  execution: z.string(),
  flow: z.string(),
  version: z.string(),
  batches: z.int(),
  ok: z.boolean(),
  difference: Difference.optional(),
});

/**
 * Past executions decided again: on their own version, to check the log; on a draft, to see whom it would treat otherwise. Nothing outside is
 * called. Long work goes by pages: who asks adds the tallies up, shows how far it is, and stops by asking no further.
 */
export function rehearsalsRouter(parts: RehearsalParts) {
  const author = requires('builder', 'approver', 'admin');

  return router({
    /** Whether an execution replays on its own version, and if not, where it first differs. */
    verify: author
      .input(z.strictObject({ execution: Execution }))
      .output(Verified)
      .query(({ ctx: { scope }, input: { execution } }) => parts.past.verify(scope, execution)),

    /** Keeps the draft (or this drawing in its place) as a version that is never in force, to be named in what follows. */
    prepare: author
      .input(z.strictObject({ flow: FlowId, graph: FlowGraph.optional() }))
      .output(z.strictObject({ version: z.string().optional(), problems: z.array(Problem).readonly() }))
      .mutation(({ ctx: { scope }, input: { flow, graph } }) =>
        parts.publishing.prepareTrial(scope, flow, graph && { ...graph, id: flow }),
      ),

    /** One past execution on a version. */
    one: author
      .input(z.strictObject({ execution: Execution, version: Version }))
      .output(Fared)
      .query(async ({ ctx: { scope }, input: { execution, version }, signal }) => {
        const loaded = await parts.executions.load(scope, execution);
        if (!loaded) throw executionNotFound({ execution });
        const flow = await parts.past.version(scope, version);
        return rehearsePast(parts, scope, { row: loaded.row, flow, signal: signal ?? never });
      }),

    /** A page of a flow's past executions on a version: the tally of this page, and where the next begins. */
    page: author
      .input(z.strictObject({ flow: FlowId, version: Version, ...Which }))
      .output(z.strictObject({ tally: Tally, next: z.string().optional() }))
      .query(({ ctx: { scope }, input: { flow, version, limit, cursor, environment }, signal }) => {
        const filter = filterFrom({ flow, environment });
        return rehearsePage(parts, scope, { version, filter, page: { limit, cursor }, signal: signal ?? never });
      }),

    /** What a decision table saw and decided in past executions, page by page. */
    cases: author
      .input(
        z.strictObject({
          table: z.string().min(1).max(64),
          flow: FlowId.optional(),
          more: z.array(z.string().min(1).max(64)).max(50).default([]),
          ...Which,
        }),
      )
      .output(RecordedCases)
      .query(({ ctx: { scope }, input: { table, flow, more, limit, cursor, environment }, signal }) => {
        const filter = filterFrom({ flow, environment });
        return recordedCases(parts, scope, { table, more, filter, page: { limit, cursor }, signal: signal ?? never });
      }),
  });
}

/** Where the transport gives no signal nobody can cancel. */
const never = new AbortController().signal;

function filterFrom({ flow, environment }: { flow?: string | undefined; environment?: 'live' | 'test' | undefined }): ExecutionFilter {
  return { ...(flow === undefined ? {} : { flow }), ...(environment === undefined ? {} : { environment }) };
}
