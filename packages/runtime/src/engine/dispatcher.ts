import type { Batch, Command, ExecutionEvent, ExecutionState } from '@mortise/shared/execution';
import { faultDataFrom } from '@mortise/shared/fault';
import type { Json } from '@mortise/shared/json';
import type { Scope } from '@mortise/shared/tenant';
import { type ExecutionRow, type ExecutionStore, executionRaced, storeUnavailable } from '../ports/execution-store.ts';
import type { Ports } from '../ports/ports.ts';
import type { CompiledFlow, Nodes } from './compile-flow.ts';
import { effectTimeout, faultRecordFrom } from './faults.ts';
import type { Held } from './held.ts';
import { checkSize } from './input.ts';
import type { Listeners } from './listeners.ts';
import type { Runner } from './runner.ts';

type Perform = Extract<Command, { kind: 'perform' }>;

const tellAgainMs = 1_000;

type Dependencies = {
  readonly store: ExecutionStore;
  readonly nodes: Nodes;
  readonly ports: Ports;
  flowOf(scope: Scope, version: string): Promise<CompiledFlow>;
  turn(scope: Scope, id: string, eventFor: (at: Held) => ExecutionEvent | undefined): Promise<void>;
  readonly runner: Pick<Runner, 'start' | 'signal'>;
  readonly listeners: Listeners;
  /** Told when every start and report up to `seq` is carried out. */
  dispatched(scope: Scope, id: string, seq: number): void;
  now(): string;
};

export type Dispatcher = ReturnType<typeof openDispatcher>;

/** Carries out committed commands: effects with their key, starts and reports once each. What is said or asked is a projection's. */
export function openDispatcher({ store, nodes, ports, flowOf, turn, runner, listeners, dispatched, now }: Dependencies) {
  const running = new Set<Promise<void>>();
  const stop = new AbortController();

  const inBackground = (work: Promise<void>) => {
    const mine = work.catch(() => {}).finally(() => running.delete(mine));
    running.add(mine);
  };

  const perform = async (scope: Scope, row: ExecutionRow, state: ExecutionState, command: Perform, recovered: boolean) => {
    if (stop.signal.aborted) return;
    const started = ports.clock.now();
    const ms = () => ports.clock.now() - started;
    let event: ExecutionEvent;
    try {
      const result = await run(scope, row, state, command, recovered);
      checkSize(`the result of ${command.node}`, result);
      event = { type: 'performed', at: now(), key: command.key, result, ms: ms() };
    } catch (error) {
      if (stop.signal.aborted) return; // recovery asks again with the same key
      event = { type: 'failed', at: now(), key: command.key, fault: faultRecordFrom(faultDataFrom(error)), ms: ms() };
    }
    await untilHeard(() => turn(scope, row.id, (at) => (isAwaited(at, command, event) ? event : undefined)));
  };

  /** What happened outside has happened: where the store is away, or others are quicker, it is told again, until it is heard or this process stops. */
  const untilHeard = async (tell: () => Promise<void>): Promise<void> => {
    for (;;) {
      try {
        return await tell();
      } catch (error) {
        const mayPass = storeUnavailable.is(error) || executionRaced.is(error);
        if (!mayPass || stop.signal.aborted) throw error;
      }
      const { promise, resolve } = Promise.withResolvers<void>();
      ports.clock.at(ports.clock.now() + tellAgainMs, resolve);
      stop.signal.addEventListener('abort', () => resolve(), { once: true });
      await promise;
    }
  };

  const run = async (scope: Scope, row: ExecutionRow, state: ExecutionState, command: Perform, recovered: boolean): Promise<Json> => {
    const node = nodes.find(command.nodeKind);
    if (!node) throw new Error(`no node ${command.nodeKind}`);
    const flow = await flowOf(scope, row.version);
    const late = new AbortController();
    const world = {
      ports,
      scope,
      origin: state.origin,
      execution: row.id,
      closure: flow.closure,
      key: command.key,
      attempt: command.attempt,
      recovered: recovered || command.attempt > 1,
      signal: node.pays ? new AbortController().signal : AbortSignal.any([stop.signal, late.signal]),
      progress: (share: number) =>
        listeners.progressed({ tenantId: scope.tenantId, execution: row.id, conversation: row.conversation, node: command.node, share }),
    };
    // An effect that pays is never cut short: its outcome would be unknown.
    if (node.pays) return node.perform(command.request, world);
    const timer = Promise.withResolvers<never>();
    const cancel = ports.clock.at(ports.clock.now() + node.timeoutMs, () => {
      const fault = effectTimeout({ ms: node.timeoutMs });
      late.abort(fault);
      timer.reject(fault);
    });
    try {
      return await Promise.race([node.perform(command.request, world), timer.promise]);
    } finally {
      cancel();
    }
  };

  const dispatch = async (scope: Scope, from: string, command: Command) => {
    if (command.kind === 'start') {
      await runner.start(scope, { version: command.version, input: command.input, origin: command.origin, id: command.child });
    }
    if (command.kind === 'signal') await runner.signal(scope, command);
    if (command.kind === 'report') {
      const { to, status, output } = command;
      await turn(scope, to, ({ last }) =>
        isChildAwaited(last.snapshot, from) ? { type: 'childFinished', at: now(), child: from, status, output } : undefined,
      );
    }
  };

  const dispatchFrom = async (scope: Scope, row: ExecutionRow) => {
    for (const batch of await store.batches(scope, row.id, row.dispatched + 1)) {
      for (const command of batch.commands) await dispatch(scope, row.id, command);
    }
    await store.dispatched(scope, row.id, row.seq);
    dispatched(scope, row.id, row.seq);
  };

  return {
    /** What a fresh batch decided. Effects run beside; starts and reports are marked done when they are. */
    carryOut(scope: Scope, row: ExecutionRow, batch: Batch): void {
      for (const command of batch.commands)
        if (command.kind === 'perform') inBackground(perform(scope, row, batch.snapshot, command, false));
      if (row.dispatched < row.seq) inBackground(untilHeard(() => dispatchFrom(scope, row)));
    },
    /** The effects a stop interrupted, with their recorded requests and keys: those of `keys`, or all. */
    performAgain(scope: Scope, row: ExecutionRow, state: ExecutionState, keys?: ReadonlySet<string>): void {
      for (const { id, node, phase } of state.tokens) {
        if (phase.is !== 'asked' || phase.retryAt !== undefined || keys?.has(phase.key) === false) continue;
        const { ordinal, key, request, requestHash, nodeKind, attempt } = phase;
        const command: Perform = { kind: 'perform', ordinal, token: id, node, nodeKind, key, requestHash, request, attempt };
        inBackground(perform(scope, row, state, command, true));
      }
    },
    dispatchFrom,
    /** Waits for effects that pay; the others are dropped and asked again at the next start. */
    async close(): Promise<void> {
      stop.abort();
      await Promise.allSettled(running);
    },
  };
}

/** Whether an effect's outcome is still waited for: another process may have asked the same, and told it first. */
function isAwaited({ last }: Held, { key, attempt }: Perform, event: ExecutionEvent): boolean {
  return last.snapshot.tokens.some(
    ({ phase }) =>
      phase.is === 'asked' &&
      phase.key === key &&
      (event.type === 'performed' || (phase.attempt === attempt && phase.retryAt === undefined)),
  );
}

/** Whether somebody waits for the child: a report that comes again after a crash, or that nobody asked for, is no event. */
function isChildAwaited({ tokens }: ExecutionState, child: string): boolean {
  return tokens.some(({ phase }) => phase.is === 'waiting' && phase.wait.for === 'child' && phase.wait.child === child);
}
