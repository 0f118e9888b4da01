import type { ExecutionState, Token, Wait } from '@mortise/shared/execution';
import type { Thread } from './thread.ts';

/**
 * One thing an execution could be told now. Two executions that are asked under the same key are asked the same; `token` is who asks, absent
 * for a message that would be kept until somebody listens.
 */
export type Asking = {
  readonly key: string;
  readonly is: 'message' | 'decision' | 'signal' | 'child' | 'effect' | 'retry' | 'timer';
  readonly token?: Token;
};

/** Everything an execution could be told now, by what was said so far. Nothing once it has ended. */
export function askedBy(state: ExecutionState, thread: Thread): readonly Asking[] {
  if (state.tokens.length === 0) return [];
  return [{ is: 'message', key: `message ${thread.told}` }, ...state.tokens.flatMap((token) => askedByToken(token, thread))];
}

/** Where an execution stands as a whole: what cancelling it answers. */
export function standingOf(asked: readonly Asking[]): string {
  const places = asked.flatMap(({ key, token }) => (token ? [`${token.node} ${key}`] : []));
  return `standing ${places.sort().join('; ')}`;
}

function askedByToken(token: Token, thread: Thread): readonly Asking[] {
  const { phase } = token;
  switch (phase.is) {
    case 'asked': {
      const { nodeKind, requestHash, attempt, retryAt } = phase;
      return [
        retryAt === undefined
          ? { is: 'effect', key: effectKey(nodeKind, requestHash), token }
          : { is: 'retry', key: `retry ${nodeKind} ${requestHash} ${attempt}`, token },
      ];
    }
    case 'stuck':
      return [{ is: 'decision', key: `decision ${thread.tasks.get(phase.incident.id) ?? ''}`, token }];
    case 'waiting':
      return askedByWait(token, phase.wait, thread);
    case 'ready':
    case 'calling':
    case 'joined':
      return [];
    default:
      return phase satisfies never;
  }
}

function askedByWait(token: Token, wait: Wait, thread: Thread): readonly Asking[] {
  const asked = answersOf(wait, thread).map((asking): Asking => ({ ...asking, token }));
  if (wait.until === undefined) return asked;
  // Equally long, for the same: that is the same timer, also where the whole began at another time.
  const length = Date.parse(wait.until) - Date.parse(token.entered);
  const about = asked.map(({ key }) => key).join('; ');
  return [...asked, { is: 'timer', key: `timer ${length} ${about}`, token }];
}

function answersOf(wait: Wait, { told, tasks, children }: Thread): readonly Asking[] {
  switch (wait.for) {
    case 'message':
      return [{ is: 'message', key: `message ${told}` }];
    case 'person':
      return [{ is: 'decision', key: `decision ${tasks.get(wait.task.id) ?? ''}` }];
    case 'signal':
      return [{ is: 'signal', key: `signal ${wait.name} ${wait.correlation}` }];
    case 'child':
      return [{ is: 'child', key: `child ${children.get(wait.child) ?? ''}` }];
    case 'time':
      return [];
    default:
      return wait satisfies never;
  }
}

/** A request to the world is the same where the kind of step and the hash of request, settings' version and code are. */
export function effectKey(nodeKind: string, requestHash: string): string {
  return `effect ${nodeKind} ${requestHash}`;
}
