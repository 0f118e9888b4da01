import { createHash } from 'node:crypto';
import type { Batch, ExecutionState, Reply } from '@mortise/shared/execution';
import type { FlowClosure } from '@mortise/shared/flow';
import { canonicalJson, type Json, type JsonRecord } from '@mortise/shared/json';
import { type Node, nodeCollection, openRunner, type Runner } from '../engine/index.ts';
import type { ExecutionStore } from '../ports/execution-store.ts';
import type { Ports } from '../ports/ports.ts';
import { inside } from './example-execution.ts';
import { openTestStore, type TestStore } from './open-test-store.ts';

/** A port a test did not open says so by name when it is asked. */
function notOpened(name: string) {
  const ask = async (): Promise<never> => {
    throw new Error(`the test asks for the port ${name}, which it did not open`);
  };
  return ask;
}

const unopened: Pick<Ports, 'sandbox' | 'parts' | 'connections' | 'textReader' | 'messenger'> = {
  sandbox: { run: notOpened('sandbox'), close: async () => {} },
  parts: { call: notOpened('parts') },
  connections: { connectionOf: notOpened('connections') },
  textReader: { read: notOpened('textReader'), close: async () => {} },
  messenger: { send: notOpened('messenger') },
};

export type TestRuntime = {
  readonly runner: Runner;
  readonly store: TestStore;
  /** Starts a flow and gives its execution's id, once it rests. */
  start(flow: FlowClosure, input?: JsonRecord): Promise<string>;
  /** Says something in a conversation and gives what is answered, once it rests. */
  say(execution: string, text: string, id?: string): Promise<readonly string[]>;
  /** Everything said so far. */
  said(execution: string): Promise<readonly Reply[]>;
  state(execution: string): Promise<ExecutionState>;
  decide(task: string, choice: string, values?: Json): Promise<void>;
  /** Stops without a word, as a crash would, and starts again on the same data. */
  restart(): Promise<void>;
  rest(execution: string): Promise<void>;
  close(): Promise<void>;
};

const scope = inside('anhe');

/** The real engine on the real store, in a folder of its own, with the nodes and ports a test gives. */
export async function openTestRuntime({
  nodes,
  flows,
  ports = {},
  build = 'test',
  recording = () => {},
}: {
  nodes: readonly Node[];
  flows: readonly FlowClosure[];
  ports?: Partial<Ports>;
  build?: string;
  /** Told of every batch that was committed, with its snapshot. */
  recording?(execution: string, batch: Batch): void;
}): Promise<TestRuntime> {
  let store = await openTestStore();
  const closures = new Map(flows.map((flow) => [hashOf(flow), flow]));
  const open = () =>
    openRunner({
      store: recorded(store.executions, recording),
      versions: { load: async (_, hash) => closures.get(hash) },
      nodes: nodeCollection(nodes),
      ports: {
        ...unopened,
        documents: store.documents,
        files: store.files,
        vault: store.vault,
        clock: store.clock,
        ids: { next: () => crypto.randomUUID() },
        ...ports,
      },
      build,
    });
  let runner = open();
  const rest = (execution: string) => runner.settled(scope, execution, AbortSignal.timeout(10_000));
  const said = async (execution: string) => {
    const batches = await store.executions.batches(scope, execution);
    return batches.flatMap(({ commands }) => commands.flatMap((command) => (command.kind === 'say' ? command.replies : [])));
  };
  return {
    get runner() {
      return runner;
    },
    get store() {
      return store;
    },
    async start(flow, input = {}) {
      const origin = {
        channel: 'command' as const,
        environment: 'test' as const,
        language: 'zh' as const,
        assurance: 'anonymous' as const,
      };
      const { id } = await runner.start(scope, { version: hashOf(flow), input, origin });
      await rest(id);
      return id;
    },
    async say(execution, text, id = crypto.randomUUID()) {
      const before = (await said(execution)).length;
      await runner.receive(scope, execution, { id, text });
      await rest(execution);
      return (await said(execution)).slice(before).map((reply) => reply.text);
    },
    said,
    async state(execution) {
      const found = await store.executions.load(scope, execution);
      if (!found) throw new Error(`no execution ${execution}`);
      return found.last.snapshot;
    },
    decide: (task, choice, values = {}) => runner.decide(scope, task, { choice, values }),
    async restart() {
      store = await store.reopen();
      runner = open();
      await runner.recover();
    },
    rest,
    async close() {
      await runner.drain();
      await store.close();
    },
  };
}

function recorded(store: ExecutionStore, tell: (execution: string, batch: Batch) => void): ExecutionStore {
  return {
    ...store,
    async create(given, execution, batch) {
      await store.create(given, execution, batch);
      tell(execution.id, batch);
    },
    async append(given, id, after, batch, row) {
      await store.append(given, id, after, batch, row);
      tell(id, batch);
    },
  };
}

/** The name a closure is published under. */
export function hashOf(closure: FlowClosure): string {
  return createHash('sha256').update(canonicalJson(closure)).digest('hex');
}
