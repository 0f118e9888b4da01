import type { CustomerMessage, ExecutionState, Origin } from '@mortise/shared/execution';
import type { NodeMoves } from '@mortise/shared/flow';
import type { Json, JsonRecord } from '@mortise/shared/json';
import type { Scope, TenantId } from '@mortise/shared/tenant';
import type { Named, News, Orphan } from '../ports/crew.ts';

/** Told after each commit; nothing in it is personal. */
export type Committed = {
  readonly tenantId: TenantId;
  readonly execution: string;
  readonly seq: number;
  readonly conversation?: string | undefined;
  /** The kinds of the commands committed. */
  readonly kinds: readonly string[];
};

/** Told while a long effect runs; not stored. */
export type Progress = {
  readonly tenantId: TenantId;
  readonly execution: string;
  readonly conversation?: string | undefined;
  readonly node: string;
  readonly share: number;
};

/** The only writer of executions: stores what happened, then does what was decided. */
export interface Runner {
  /**
   * Starts an execution of a published (or trial) version, by its hash. Repeating it with the same `id` is harmless. `created` is what it came
   * to in its first batch, when this call made it; absent when it was there already.
   */
  start(
    scope: Scope,
    start: { readonly version: string; readonly input: JsonRecord; readonly origin: Origin; readonly id?: string },
  ): Promise<{ readonly id: string; readonly created?: ExecutionState }>;
  /** Hands a customer's message to a conversation; `repeated` when its id was heard before. Accepted means durable. */
  receive(scope: Scope, execution: string, message: CustomerMessage): Promise<'heard' | 'repeated'>;
  /** Hands an outside event to the executions that wait for it; gives how many did. */
  signal(scope: Scope, signal: { readonly name: string; readonly correlation: string; readonly body: Json }): Promise<number>;
  /** A person decides a task or an incident (`ask-again`, `do-again`, `hand-over`). Throws `task.not-open`, `task.unknown-choice`. */
  decide(
    scope: Scope,
    task: string,
    decision: { readonly choice: string; readonly values: Json; readonly reason?: string | undefined },
  ): Promise<void>;
  cancel(scope: Scope, execution: string, reason: string): Promise<void>;
  /**
   * Moves a waiting execution to another version of its flow, as an event that says who and why. Where it stands there already, nothing happens.
   * Throws `execution.cannot-migrate` (its cause holds every obstacle), `flow.unknown-version`.
   */
  migrate(
    scope: Scope,
    execution: string,
    migration: { readonly version: string; readonly moves: NodeMoves; readonly reason: string },
  ): Promise<void>;
  onCommit(listener: (committed: Committed) => void): () => void;
  onProgress(listener: (progress: Progress) => void): () => void;
  /** Carries out what a stop left undone; call once at start-up. */
  recover(): Promise<void>;
  /** Carries out what another process of the crew left undone. */
  resume(orphan: Orphan): Promise<void>;
  /** Fires the timer of an execution, if it is due. */
  wake(execution: Named): Promise<void>;
  /** Another process committed this: whoever listens here is told. */
  noticed(news: News): void;
  /** Resolves when an execution has nothing more to do without the world (waiting, stuck or ended). For webhooks that answer with a result. */
  settled(scope: Scope, execution: string, signal: AbortSignal): Promise<void>;
  /** Stops taking work and waits for what is running. */
  drain(): Promise<void>;
}
