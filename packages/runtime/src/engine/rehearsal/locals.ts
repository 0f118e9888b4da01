import type { ExecutionEvent, Token } from '@mortise/shared/execution';
import { limits } from '../limits.ts';
import { type LocalAnswer, type LocalWorld, localNodeOf, performLocally } from './perform-locally.ts';
import type { Stage } from './stage.ts';

/** The local steps of a rehearsal and how they came out. */
export type Locals = {
  /** Runs every local step that has a request out and was not run yet, one after the other. */
  run(stage: Stage): Promise<void>;
  /** What the token hears of its own fresh run; `undefined` when it is not local, or nothing is known. */
  eventFor(token: Token, at: string, ms: number): ExecutionEvent | undefined;
  /** Why a local step could not be run again. */
  unknown(token: Token): string | undefined;
};

/** Opens the local steps of one rehearsal; runs a bounded number of them. */
export function openLocals(world: LocalWorld): Locals {
  const answers = new Map<string, LocalAnswer>();
  const answerOf = ({ phase }: Token) => (phase.is === 'asked' ? answers.get(nameOf(phase)) : undefined);
  return {
    async run(stage) {
      for (const { is, token } of stage.asked) {
        if (is !== 'effect' || token?.phase.is !== 'asked' || answerOf(token)) continue;
        const step = { flow: stage.flow, state: stage.state, token, now: stage.now };
        const node = localNodeOf(step);
        if (!node) continue;
        const tooMany = answers.size >= limits.rehearsedEffects;
        answers.set(nameOf(token.phase), tooMany ? { is: 'unknown', why: 'too-many' } : await performLocally(node, step, world));
      }
    },
    eventFor(token, at, ms) {
      const answer = answerOf(token);
      if (token.phase.is !== 'asked' || !answer || answer.is === 'unknown') return undefined;
      const { key } = token.phase;
      return answer.is === 'performed'
        ? { type: 'performed', at, key, result: answer.result, ms }
        : { type: 'failed', at, key, fault: answer.fault, ms };
    },
    unknown(token) {
      const answer = answerOf(token);
      return answer?.is === 'unknown' ? answer.why : undefined;
    },
  };
}

function nameOf({ key, attempt }: { readonly key: string; readonly attempt: number }): string {
  return `${key} ${attempt}`;
}
