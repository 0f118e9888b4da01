import type { DecisionTable, Replay, ReplayProgress } from '@mortise/shared/decision';
import type { Environment, FeelType } from '@mortise/shared/expression';
import type { JsonRecord } from '@mortise/shared/json';
import type { Answer, Ask, TableNews, ToldComparison, Tried } from './messages.ts';
import { openQuestions } from './open-questions.ts';

/** A table with the variables it may name. */
export type NamedTable = { readonly table: DecisionTable; readonly names: Readonly<Record<string, FeelType>> };

/** The line to the worker that checks a table: what it tells of the newest table reaches the listener, older news do not. */
export type TableLine = {
  /** Gives the worker a table, unless it has it already. */
  check(named: NamedTable, environment: Environment): void;
  /** Has an input decided by the table it was given last; `undefined` when that has problems, or when the worker broke off. */
  tryOut(given: JsonRecord): Promise<Tried | undefined>;
  /** Replays recorded inputs over another table and the one it was given last. Stopping ends it without a result. */
  replay(before: DecisionTable, recorded: readonly JsonRecord[], onProgress: (progress: ReplayProgress) => void): Replaying;
  /** For which inputs another table and the one it was given last decide differently. */
  compare(before: DecisionTable): Promise<ToldComparison | undefined>;
  close(): void;
};

/** A replay under way; its result is missing when one of the tables has problems, or when it was stopped. */
export type Replaying = { readonly result: Promise<Replay | undefined>; stop(): void };

type Listener = { onNews(news: TableNews): void; onBroken(): void };

/** Starts the worker. */
export function openTableLine({ onNews, onBroken }: Listener): TableLine {
  const worker = new Worker(new URL('./table-worker.ts', import.meta.url), { type: 'module' });
  const questions = openQuestions();
  let last: NamedTable | undefined;
  let revision = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if (!('revision' in data)) questions.answer(data);
    else if (data.revision === revision) onNews(data);
  });
  worker.addEventListener('error', () => {
    questions.end();
    onBroken();
  });
  const ask = (message: Ask) => worker.postMessage(message);
  return {
    check(named, environment) {
      if (last?.table === named.table && last.names === named.names) return;
      last = named;
      revision += 1;
      ask({ is: 'table', revision, ...named, environment });
    },
    tryOut: (given) => new Promise((resolve) => ask({ is: 'try', id: questions.open({ tried: resolve }), given })),
    replay(before, recorded, onProgress) {
      const { promise: result, resolve } = Promise.withResolvers<Replay | undefined>();
      const id = questions.open({ replayed: resolve, progress: onProgress });
      ask({ is: 'replay', id, before, recorded });
      const stop = () => {
        ask({ is: 'stop', id });
        questions.answer({ is: 'replayed', id, result: undefined });
      };
      return { result, stop };
    },
    compare: (before) => new Promise((resolve) => ask({ is: 'compare', id: questions.open({ compared: resolve }), before })),
    close: () => worker.terminate(),
  };
}
