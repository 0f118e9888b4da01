import type { Batch, ExecutionStatus } from '@mortise/shared/execution';
import { canonicalJson, type JsonRecord } from '@mortise/shared/json';
import type { Scope } from '@mortise/shared/tenant';
import type { Language } from '@mortise/shared/text';
import { keyReused, stillRunning } from '../../api/idempotency.ts';
import type { Runner } from '../../engine/index.ts';
import type { ExecutionStore } from '../../ports/execution-store.ts';
import type { Ids } from '../../ports/ids.ts';
import type { PublishedFlow } from '../published-flow.ts';
import { flowNotFound } from '../refusals.ts';
import type { Call } from './caller.ts';
import { webhookId } from './webhook-id.ts';

export type RunCallParts = {
  readonly runner: Pick<Runner, 'start' | 'settled'>;
  readonly executions: ExecutionStore;
  readonly published: PublishedFlow;
  readonly ids: Ids;
  /** How long a caller waits for the end, in ms. */
  readonly patienceMs: number;
};

/** Where the execution stands when the call is answered. `running` means it goes on: ask later, by its id. */
export type CallAnswer = { readonly execution: string; readonly status: ExecutionStatus; readonly output: JsonRecord };

type Loaded = NonNullable<Awaited<ReturnType<ExecutionStore['load']>>>;

/**
 * Carries out one webhook call: starts the flow in force and waits until it rests. The execution's id follows from tenant, flow and key, so
 * the same key and body come to the same execution and its answer. Throws `flow.not-found`, `flow.bad-input`, `idempotency.*`.
 */
export function openCalls({ runner, executions, published, ids, patienceMs }: RunCallParts) {
  /** Calls that are being answered in this process. */
  const running = new Set<string>();

  /** What the call came to at once, if it made the execution. */
  async function begin(scope: Scope, key: string | undefined, start: Parameters<Runner['start']>[1] & { readonly id: string }) {
    try {
      return (await runner.start(scope, start)).created;
    } catch (error) {
      // The flow's inputs may have changed since the first call with this key: that one's answer stands.
      if (key === undefined || !(await executions.load(scope, start.id))) throw error;
      return undefined;
    }
  }

  async function answer(scope: Scope, id: string): Promise<Loaded> {
    const at = await loaded(scope, id);
    if (at.row.status !== 'running') return at;
    await runner.settled(scope, id, AbortSignal.timeout(patienceMs));
    return loaded(scope, id);
  }

  async function loaded(scope: Scope, id: string): Promise<Loaded> {
    const found = await executions.load(scope, id);
    if (!found) throw flowNotFound({ flow: id });
    return found;
  }

  /** Whether the execution was started with this body. Batch 1 holds what it was started with. */
  async function isSame(scope: Scope, { last }: Loaded, input: JsonRecord): Promise<boolean> {
    const first: Pick<Batch, 'events'> | undefined = last.seq === 1 ? last : (await executions.batches(scope, last.snapshot.id, 1, 1))[0];
    const started = first?.events.find((event) => event.type === 'started');
    return started !== undefined && canonicalJson(started.input) === canonicalJson(withoutNulls(input));
  }

  return async ({ scope, flow, key }: Call, input: JsonRecord, language: Language): Promise<CallAnswer> => {
    const id = key === undefined ? ids.next() : webhookId(scope.tenantId, flow, key);
    if (running.has(`${scope.tenantId}/${id}`)) throw stillRunning({ waitMs: 1000 });
    running.add(`${scope.tenantId}/${id}`);
    try {
      const found = await published(scope, flow);
      if (!found) throw flowNotFound({ flow });
      const origin = { channel: 'webhook', environment: 'live', language, assurance: 'partner' } as const;
      const created = await begin(scope, key, { version: found.version, input, origin, id });
      if (created && created.status !== 'running') return { execution: id, status: created.status, output: created.output };
      const at = await answer(scope, id);
      if (!created && !(await isSame(scope, at, input))) throw keyReused({});
      return { execution: id, status: at.row.status, output: at.last.snapshot.output };
    } finally {
      running.delete(`${scope.tenantId}/${id}`);
    }
  };
}

/** A null input is an absent one: the log does not keep it. */
function withoutNulls(input: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
}
