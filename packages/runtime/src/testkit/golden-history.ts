import { Batch } from '@mortise/shared/execution';
import { FlowClosure } from '@mortise/shared/flow';
import { z } from 'zod';
import { compileFlow, type NodeCollection, replay } from '../engine/index.ts';

/** An execution of an earlier build as it is committed: unsealed, with the versions it ran on and the snapshot of every batch. */
export const GoldenHistory = z.strictObject({
  execution: z.string(),
  /** By hash. */
  versions: z.record(z.string(), FlowClosure),
  batches: z.array(Batch),
});
export type GoldenHistory = z.infer<typeof GoldenHistory>;

/** Replays a golden history on today's code. Throws where a version of it no longer compiles, naming the steps. */
export function replayGolden({ execution, versions, batches }: GoldenHistory, { nodes, build }: { nodes: NodeCollection; build: string }) {
  const flowOf = (version: string) => {
    const closure = versions[version];
    if (!closure) throw new Error(`the history does not hold version ${version}`);
    const compilation = compileFlow(version, closure, nodes);
    if (!compilation.ok) throw new Error(compilation.faults.map(({ message }) => message).join('; '));
    return compilation.flow;
  };
  const compiled = new Map(Object.keys(versions).map((version) => [version, flowOf(version)]));
  return replay({ execution, batches, flowOf: (version) => compiled.get(version) ?? flowOf(version), build });
}
