import { defineFault } from '@mortise/shared/fault';
import type { FlowClosure } from '@mortise/shared/flow';
import type { Difference } from '@mortise/shared/rehearsal';
import type { Scope } from '@mortise/shared/tenant';
import { type CompiledFlow, compileFlow, type Nodes, type RecordedBatch, replay, versionsIn } from '../../engine/index.ts';
import type { ExecutionRow, ExecutionStore } from '../../ports/execution-store.ts';
import { executionNotFound } from '../executions/index.ts';

/** No such version in this tenant. */
export const versionNotThere = defineFault<{ version: string }>(
  'replay.version-not-found',
  'caller',
  ({ version }) => `there is no version ${version}`,
);

/** The version's drawing does not compile by this build: the detail says which steps. */
export const versionNotRunnable = defineFault<{ version: string; detail: string }>(
  'replay.version-not-runnable',
  'author',
  ({ version, detail }) => `version ${version} cannot be run: ${detail}`,
);

/** The log is longer than what is held in memory at once. */
export const logTooLong = defineFault<{ execution: string; limit: number }>(
  'replay.log-too-long',
  'caller',
  ({ execution, limit }) => `the log of ${execution} has more than ${limit} batches`,
);

export type PastSources = {
  readonly executions: Pick<ExecutionStore, 'load' | 'list' | 'batches'>;
  readonly versions: { load(scope: Scope, hash: string): Promise<FlowClosure | undefined> };
  readonly nodes: Nodes;
  /** The build that reads. */
  readonly build: string;
};

/** A past execution with its whole log and the versions it ran on, ready to be decided again. */
export type PastExecution = {
  readonly execution: string;
  readonly batches: readonly RecordedBatch[];
  flowOf(version: string): CompiledFlow;
  readonly build: string;
};

/** How an execution replays on its own version. */
export type Verified = { readonly execution: string; readonly flow: string; readonly version: string; readonly batches: number } & (
  | { readonly ok: true }
  | { readonly ok: false; readonly difference: Difference }
);

/** Past executions as they can be read again. */
export interface PastExecutions {
  /** Throws `replay.version-not-found`, `replay.version-not-runnable`. */
  version(scope: Scope, hash: string): Promise<CompiledFlow>;
  /** The whole log of a listed execution. Throws `replay.log-too-long`, `vault.seal-broken`, and as `version` does. */
  read(scope: Scope, row: ExecutionRow): Promise<PastExecution>;
  /** Replays an execution on its own version, its newest snapshot too. Throws `execution.not-found` and as `read` does. */
  verify(scope: Scope, id: string): Promise<Verified>;
}

const batchesAtOnce = 200;
const batchesAtMost = 20_000;
const versionsAtMost = 100;

/** Opens past executions. Compiled versions are kept, for thousands of executions share one. */
export function openPastExecutions({ executions, versions, nodes, build }: PastSources): PastExecutions {
  const compiled = new Map<string, CompiledFlow>();

  async function version(scope: Scope, hash: string): Promise<CompiledFlow> {
    const name = `${scope.tenantId} ${hash}`;
    const known = compiled.get(name);
    if (known) return known;
    const closure = await versions.load(scope, hash);
    if (!closure) throw versionNotThere({ version: hash });
    const compilation = compileFlow(hash, closure, nodes);
    if (!compilation.ok) {
      throw versionNotRunnable({ version: hash, detail: compilation.faults.map(({ message }) => message).join('; ') });
    }
    compiled.set(name, compilation.flow);
    for (const oldest of compiled.keys()) {
      if (compiled.size <= versionsAtMost) break;
      compiled.delete(oldest);
    }
    return compilation.flow;
  }

  async function logOf(scope: Scope, { id, seq }: ExecutionRow): Promise<readonly RecordedBatch[]> {
    if (seq > batchesAtMost) throw logTooLong({ execution: id, limit: batchesAtMost });
    const batches: RecordedBatch[] = [];
    while (batches.length < seq) {
      const page = await executions.batches(scope, id, batches.length + 1, Math.min(batchesAtOnce, seq - batches.length));
      batches.push(...page);
      if (page.length === 0) break;
    }
    return batches;
  }

  async function past(scope: Scope, execution: string, batches: readonly RecordedBatch[]): Promise<PastExecution> {
    const flows = new Map<string, CompiledFlow>();
    for (const hash of versionsIn(batches)) flows.set(hash, await version(scope, hash));
    const flowOf = (hash: string) => {
      const flow = flows.get(hash);
      if (!flow) throw versionNotRunnable({ version: hash, detail: 'the log does not name it' });
      return flow;
    };
    return { execution, batches, flowOf, build };
  }

  return {
    version,
    read: async (scope, row) => past(scope, row.id, await logOf(scope, row)),
    async verify(scope, id) {
      const loaded = await executions.load(scope, id);
      if (!loaded) throw executionNotFound({ execution: id });
      const { row, last } = loaded;
      const batches = [...(await logOf(scope, row)).slice(0, -1), last];
      const replayed = replay(await past(scope, id, batches));
      const about = { execution: id, flow: row.flow, version: row.version, batches: batches.length };
      return replayed.ok ? { ...about, ok: true } : { ...about, ok: false, difference: replayed.difference };
    },
  };
}
