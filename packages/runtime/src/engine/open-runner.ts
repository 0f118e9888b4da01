import type { Batch, ExecutionEvent, ExecutionStatus } from '@mortise/shared/execution';
import type { FlowClosure } from '@mortise/shared/flow';
import { type Scope, serviceScope, type TenantId } from '@mortise/shared/tenant';
import type { Crew } from '../ports/crew.ts';
import { type ExecutionRow, type ExecutionStore, executionExists, executionRaced } from '../ports/execution-store.ts';
import { loneCrew } from '../ports/lone-crew.ts';
import type { Ports } from '../ports/ports.ts';
import { advance } from './advance.ts';
import { batchFrom, rowChangeFrom } from './batch.ts';
import { type CompiledFlow, compileFlow, type Nodes } from './compile-flow.ts';
import { openDispatcher } from './dispatcher.ts';
import { cannotMigrate, draining, executionEnded, taskNotOpen, unknownChoice, unknownExecution, unknownVersion } from './faults.ts';
import type { Held } from './held.ts';
import { inputOf } from './input.ts';
import { openListeners } from './listeners.ts';
import { obstaclesTo } from './migration/obstacles.ts';
import { openQueues } from './queues.ts';
import { recover, resume } from './recover.ts';
import type { Runner } from './runner.ts';
import { earliestDue } from './status.ts';
import { taskOf } from './task-of.ts';
import { openTimers } from './timers.ts';

/** Where published and trial versions are read; they never change, so what is read once is kept. */
export type Versions = { load(scope: Scope, hash: string): Promise<FlowClosure | undefined> };

export type RunnerDependencies = {
  readonly store: ExecutionStore;
  readonly versions: Versions;
  readonly nodes: Nodes;
  readonly ports: Ports;
  /** The processes that serve the store; without it this one has the store to itself. */
  readonly crew?: Crew;
  /** The product's version, kept with each batch. */
  readonly build: string;
};

const heldAtMost = 2000;
const compiledAtMost = 500;
const racesAtMost = 5;

/** Opens the only writer of executions. Call `recover` before the first work. */
export function openRunner({ store, versions, nodes, ports, build, crew = loneCrew(store, ports.clock) }: RunnerDependencies): Runner {
  const held = new Map<string, Held>();
  const compiled = new Map<string, CompiledFlow>();
  const listeners = openListeners();
  const queues = openQueues();
  const now = () => new Date(ports.clock.now()).toISOString();
  let stopping = false;

  const flowOf = async (scope: Scope, version: string): Promise<CompiledFlow> => {
    const name = `${scope.tenantId} ${version}`;
    const known = compiled.get(name);
    if (known) return known;
    const closure = await versions.load(scope, version);
    if (!closure) throw unknownVersion({ version });
    const compilation = compileFlow(version, closure, nodes);
    if (!compilation.ok) throw unknownVersion({ version: `${version}: ${compilation.faults.map(({ message }) => message).join('; ')}` });
    keep(compiled, name, compilation.flow, compiledAtMost);
    return compilation.flow;
  };

  const loadHeld = async (scope: Scope, id: string): Promise<Held> => {
    const found = held.get(`${scope.tenantId} ${id}`) ?? (await store.load(scope, id));
    if (!found) throw unknownExecution({ execution: id });
    return found;
  };

  const after = (scope: Scope, row: ExecutionRow, batch: Batch) => {
    const name = `${scope.tenantId} ${row.id}`;
    if (batch.snapshot.tokens.length === 0) held.delete(name);
    else keep(held, name, { row, last: batch }, heldAtMost);
    timers.schedule(scope.tenantId, row.id, row.due);
    const kinds = batch.commands.map(({ kind }) => kind);
    listeners.committed({ tenantId: scope.tenantId, execution: row.id, seq: batch.seq, conversation: row.conversation, kinds });
    dispatcher.carryOut(scope, row, batch);
  };

  /** What is held may lag behind another process's commit: that there is nothing to do, or that it may not be, is believed of the store alone. */
  const decided = async (scope: Scope, id: string, eventFor: (at: Held) => ExecutionEvent | undefined) => {
    const name = `${scope.tenantId} ${id}`;
    const kept = crew.isShared ? held.get(name) : undefined;
    if (kept) {
      try {
        const event = eventFor(kept);
        if (event) return { at: kept, event };
      } catch {
        // asked again below, of what is stored
      }
      held.delete(name);
    }
    const at = await loadHeld(scope, id);
    return { at, event: eventFor(at) };
  };

  /** One event in, one batch committed. When another process was first, what is held is dropped and the event is decided anew. */
  const turn = async (scope: Scope, id: string, eventFor: (at: Held) => ExecutionEvent | undefined): Promise<void> => {
    const service = serviceScope(scope.tenantId);
    await queues.run(`${scope.tenantId} ${id}`, async () => {
      for (let race = 1; ; race++) {
        const { at, event } = await decided(scope, id, eventFor);
        if (!event) return;
        const flow = await flowOf(service, event.type === 'migrated' ? event.version : at.row.version);
        const moved = advance(flow, at.last.snapshot, event, id);
        const batch = batchFrom(at.row.seq, event, moved, build);
        const change = rowChangeFrom(at.row, batch);
        try {
          await store.append(service, id, at.row.seq, batch, change);
          after(service, { ...at.row, ...change, seq: batch.seq, updatedAt: event.at }, batch);
          return;
        } catch (error) {
          held.delete(`${scope.tenantId} ${id}`);
          if (!executionRaced.is(error) || race >= racesAtMost) throw error;
        }
      }
    });
  };

  const fire = (tenantId: TenantId, id: string) =>
    turn(serviceScope(tenantId), id, ({ last }) => {
      const due = earliestDue(last.snapshot);
      return due !== undefined && due <= now() ? { type: 'fired', at: now(), timer: due } : undefined;
    });
  const timers = openTimers(ports.clock, fire);

  const runner: Runner = {
    async start(scope, { version, input, origin, id = ports.ids.next() }) {
      if (stopping) throw draining({});
      const service = serviceScope(scope.tenantId);
      const flow = await flowOf(service, version);
      const { graph } = flow.graph(flow.closure.root);
      const own = graph.type === 'dialog' && origin.conversation === undefined ? { ...origin, conversation: id } : origin;
      const event: ExecutionEvent = { type: 'started', at: now(), version, input: inputOf(graph, input), origin: own };
      const batch = batchFrom(0, event, advance(flow, undefined, event, id), build);
      const change = rowChangeFrom({ dispatched: 0, seq: 0 }, batch);
      const created = {
        id,
        flow: graph.id,
        type: graph.type,
        environment: own.environment,
        businessKey: own.businessKey,
        conversation: own.conversation,
        parent: own.parent?.execution,
        ...change,
      };
      try {
        await queues.run(`${scope.tenantId} ${id}`, () => store.create(service, created, batch));
        after(service, { ...created, tenantId: scope.tenantId, seq: 1, createdAt: event.at, updatedAt: event.at }, batch);
        return { id, created: batch.snapshot };
      } catch (error) {
        if (!executionExists.is(error)) throw error;
        return { id };
      }
    },

    async receive(scope, execution, message) {
      let repeated = false;
      await turn(scope, execution, ({ last }) => {
        if (isOver(last.snapshot.status)) throw executionEnded({ execution });
        repeated = last.snapshot.heard.includes(message.id);
        return repeated ? undefined : { type: 'received', at: now(), message };
      });
      return repeated ? 'repeated' : 'heard';
    },

    async signal(scope, { name, correlation, body }) {
      const waiting = await store.waitingFor(scope, `signal:${name}:${correlation}`);
      for (const id of waiting) await turn(scope, id, () => ({ type: 'signalled', at: now(), name, correlation, body }));
      return waiting.length;
    },

    async decide(scope, task, { choice, values, reason }) {
      const execution = task.slice(0, task.lastIndexOf('.'));
      await turn(scope, execution, ({ last }) => {
        const open = taskOf(last.snapshot, task);
        if (!open) throw taskNotOpen({ task });
        if (!open.choices.some(({ id }) => id === choice)) throw unknownChoice({ choice });
        return { type: 'decided', at: now(), task, by: scope.actor, choice, values, ...(reason === undefined ? {} : { reason }) };
      });
    },

    async cancel(scope, execution, reason) {
      await turn(scope, execution, ({ last }) => {
        if (isOver(last.snapshot.status)) throw executionEnded({ execution });
        return { type: 'cancelled', at: now(), by: scope.actor, reason };
      });
    },

    async migrate(scope, execution, { version, moves, reason }) {
      const service = serviceScope(scope.tenantId);
      const to = await flowOf(service, version);
      const from = await flowOf(service, (await loadHeld(scope, execution)).row.version);
      await turn(scope, execution, ({ row, last }) => {
        if (row.version === version) return undefined;
        // Somebody moved it meanwhile: what was compared is no longer where it stands.
        if (row.version !== from.version) throw executionRaced({ execution, after: row.seq });
        const obstacles = obstaclesTo({ from, to, moves }, last.snapshot);
        if (obstacles.length > 0) throw cannotMigrate({ execution, obstacles: obstacles.map(({ why }) => why).join(', ') }, obstacles);
        return { type: 'migrated', at: now(), version, by: scope.actor, reason, moves };
      });
    },

    onCommit: listeners.onCommit,
    onProgress: listeners.onProgress,

    recover: () => recover({ store, crew, dispatcher, timers, now }),
    resume: (orphan) => resume({ store, dispatcher }, orphan),
    wake: ({ tenantId, id }) => fire(tenantId, id),
    noticed({ tenantId, id, ...news }) {
      held.delete(`${tenantId} ${id}`);
      listeners.committed({ tenantId, execution: id, ...news });
    },

    async settled(scope, execution, signal) {
      const rests = async () => {
        const at = await loadHeld(scope, execution).catch(() => undefined);
        return at !== undefined && at.last.snapshot.status !== 'running';
      };
      await listeners.until(execution, rests, signal);
    },

    async drain() {
      stopping = true;
      timers.close();
      await dispatcher.close();
      await queues.idle();
    },
  };

  const dispatched = (scope: Scope, id: string, seq: number) => {
    const name = `${scope.tenantId} ${id}`;
    const at = held.get(name);
    if (at && at.row.dispatched < seq) held.set(name, { ...at, row: { ...at.row, dispatched: seq } });
  };
  const dispatcher = openDispatcher({ store, nodes, ports, flowOf, turn, runner, listeners, dispatched, now });
  return runner;
}

function isOver(status: ExecutionStatus): boolean {
  return status === 'finished' || status === 'failed' || status === 'cancelled';
}

/** Keeps the newest `atMost` entries. */
function keep<V>(map: Map<string, V>, name: string, value: V, atMost: number): void {
  map.delete(name);
  map.set(name, value);
  for (const oldest of map.keys()) {
    if (map.size <= atMost) return;
    map.delete(oldest);
  }
}
