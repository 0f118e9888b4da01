import type { ExecutionState, Task } from '@mortise/shared/execution';

/** The open task of this id: a person's work, or an incident. */
export function taskOf(state: ExecutionState, id: string): Task | undefined {
  for (const { phase } of state.tokens) {
    if (phase.is === 'stuck' && phase.incident.id === id) return phase.incident;
    if (phase.is === 'waiting' && phase.wait.for === 'person' && phase.wait.task.id === id) return phase.wait.task;
  }
  return undefined;
}
