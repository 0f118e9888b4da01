import type { Command, ExecutionState, Step } from '@mortise/shared/execution';

/** What a change leads to: the next state, what must go out, and the path taken. */
export type Moved = { readonly state: ExecutionState; readonly commands: readonly Command[]; readonly steps: readonly Step[] };

/** A change that says nothing to the world. */
export function quiet(state: ExecutionState): Moved {
  return { state, commands: [], steps: [] };
}
