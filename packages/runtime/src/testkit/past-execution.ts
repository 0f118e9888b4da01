import type { FlowClosure } from '@mortise/shared/flow';
import type { Rehearsal } from '@mortise/shared/rehearsal';
import { compileFlow, type Node, nodeCollection } from '../engine/index.ts';
import { type Recording, recordingOf } from '../engine/rehearsal/recording.ts';
import { rehearse } from '../engine/rehearsal/rehearse.ts';
import type { RecordedBatch } from '../engine/replay/walk.ts';
import type { Ports } from '../ports/ports.ts';
import { inside } from './example-execution.ts';
import { hashOf, type TestRuntime } from './open-test-runtime.ts';
import { unopenedWorld } from './unopened-ports.ts';

/** The whole log of an execution, with its newest snapshot. */
export async function logOf({ store }: Pick<TestRuntime, 'store'>, execution: string): Promise<readonly RecordedBatch[]> {
  const scope = inside('anhe');
  const batches = await store.executions.batches(scope, execution);
  const last = (await store.executions.load(scope, execution))?.last;
  return last ? [...batches.slice(0, -1), last] : batches;
}

/** Past executions of a test runtime, to be let through other versions of their flow. */
export function pastExecutions(runtime: Pick<TestRuntime, 'store'>, nodes: readonly Node[]) {
  const compiled = (closure: FlowClosure) => {
    const compilation = compileFlow(hashOf(closure), closure, nodeCollection(nodes));
    if (!compilation.ok) throw new Error(compilation.faults.map(({ message }) => message).join('; '));
    return compilation.flow;
  };
  return {
    compiled,
    async recording(execution: string, closure: FlowClosure): Promise<Recording> {
      const recorded = recordingOf({ execution, batches: await logOf(runtime, execution), flowOf: () => compiled(closure), build: 'test' });
      if (!recorded.ok) throw new Error(`${execution} does not replay: ${JSON.stringify(recorded.difference)}`);
      return recorded.recording;
    },
    /** Lets an execution of `was` go through `is`; in a world in which nothing can be asked, unless told. */
    async through(execution: string, { was, is, ports = {}, signal = AbortSignal.timeout(20_000) }: Through): Promise<Rehearsal> {
      const recording = await this.recording(execution, was);
      const world = { ...unopenedWorld(runtime.store.clock), ...ports };
      return rehearse({ recording, flow: compiled(is), ports: world, scope: inside('anhe'), signal });
    },
  };
}

type Through = { readonly was: FlowClosure; readonly is: FlowClosure; readonly ports?: Partial<Ports>; readonly signal?: AbortSignal };
