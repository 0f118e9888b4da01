import type { ExecutionState, ExecutionStatus, Token } from '@mortise/shared/execution';

/** Where an execution stands as a whole, from where its tokens stand. */
export function statusOf(state: ExecutionState): ExecutionStatus {
  if (state.status === 'finished' || state.status === 'failed' || state.status === 'cancelled') return state.status;
  if (state.tokens.some(({ phase }) => phase.is === 'asked' && phase.retryAt === undefined)) return 'running';
  return state.tokens.some(({ phase }) => phase.is === 'stuck') ? 'stuck' : 'waiting';
}

/** When a token's own timer is due: a wait's time-out or the next try. */
export function dueOf({ phase }: Token): string | undefined {
  if (phase.is === 'waiting') return phase.wait.until;
  return phase.is === 'asked' ? phase.retryAt : undefined;
}

/** The earliest timer of all. */
export function earliestDue(state: ExecutionState): string | undefined {
  return state.tokens
    .map(dueOf)
    .reduce((first, due) => (due !== undefined && (first === undefined || due < first) ? due : first), undefined);
}

/** The exact correlations an execution waits for, as the store indexes them. */
export function waitingForOf(state: ExecutionState): readonly string[] {
  return state.tokens.flatMap(({ phase }) => {
    if (phase.is === 'stuck') return [`task:${phase.incident.id}`];
    if (phase.is !== 'waiting') return [];
    const { wait } = phase;
    switch (wait.for) {
      case 'person':
        return [`task:${wait.task.id}`];
      case 'signal':
        return [`signal:${wait.name}:${wait.correlation}`];
      case 'child':
        return [`child:${wait.child}`];
      case 'message':
      case 'time':
        return [];
      default:
        return wait satisfies never;
    }
  });
}
