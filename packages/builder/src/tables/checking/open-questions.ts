import type { Replay, ReplayProgress } from '@mortise/shared/decision';
import type { Answer, TableNews, ToldComparison, Tried } from './messages.ts';

/** Who waits for the answer to a question: to a trial, a replay or a comparison. */
type Question = {
  tried?(tried: Tried | undefined): void;
  replayed?(result: Replay | undefined): void;
  compared?(comparison: ToldComparison | undefined): void;
  progress?(progress: ReplayProgress): void;
};

/** Questions to the worker that wait for their answer, by number. When it breaks off, all that wait and all that come later end without one. */
export function openQuestions() {
  const waiting = new Map<number, Question>();
  let [count, ended] = [0, false];
  const endOne = (question: Question) => {
    question.tried?.(undefined);
    question.replayed?.(undefined);
    question.compared?.(undefined);
  };
  return {
    open(question: Question): number {
      count += 1;
      if (ended) endOne(question);
      else waiting.set(count, question);
      return count;
    },
    answer(answer: Exclude<Answer, TableNews>): void {
      const question = waiting.get(answer.id);
      if (answer.is === 'replaying') question?.progress?.(answer.progress);
      else waiting.delete(answer.id);
      if (answer.is === 'tried') question?.tried?.(answer.tried);
      if (answer.is === 'compared') question?.compared?.(answer.comparison);
      if (answer.is === 'replayed') question?.replayed?.(answer.result);
    },
    end(): void {
      ended = true;
      for (const question of waiting.values()) endOne(question);
      waiting.clear();
    },
  };
}
