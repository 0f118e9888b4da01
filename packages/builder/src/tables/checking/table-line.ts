import type { DecisionTable } from '@mortise/shared/decision';
import type { Environment, FeelType } from '@mortise/shared/expression';
import type { JsonRecord } from '@mortise/shared/json';
import type { Answer, Tried } from './messages.ts';

/** A table with the variables it may name. */
export type NamedTable = { readonly table: DecisionTable; readonly names: Readonly<Record<string, FeelType>> };

/** The line to the worker that checks a table: what it tells of the newest table reaches the listener, older news do not. */
export type TableLine = {
  /** Gives the worker a table, unless it has it already. */
  check(named: NamedTable, environment: Environment): void;
  /** Has an input decided by the table it was given last; `undefined` when that has problems, or when the worker broke off. */
  tryOut(given: JsonRecord): Promise<Tried | undefined>;
  close(): void;
};

type Listener = { onAnswer(answer: Exclude<Answer, { is: 'tried' }>): void; onBroken(): void };

/** Starts the worker. */
export function openTableLine({ onAnswer, onBroken }: Listener): TableLine {
  const worker = new Worker(new URL('./table-worker.ts', import.meta.url), { type: 'module' });
  const tries = new Map<number, (tried: Tried | undefined) => void>();
  let last: NamedTable | undefined;
  let [revision, tryCount, broken] = [0, 0, false];
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if (data.is !== 'tried') {
      if (data.revision === revision) onAnswer(data);
      return;
    }
    tries.get(data.id)?.(data.tried);
    tries.delete(data.id);
  });
  worker.addEventListener('error', () => {
    broken = true;
    for (const resolve of tries.values()) resolve(undefined);
    onBroken();
  });
  return {
    check(named, environment) {
      if (last?.table === named.table && last.names === named.names) return;
      last = named;
      revision += 1;
      worker.postMessage({ is: 'table', revision, ...named, environment });
    },
    tryOut(given) {
      if (broken) return Promise.resolve(undefined);
      tryCount += 1;
      const id = tryCount;
      worker.postMessage({ is: 'try', id, given });
      return new Promise((resolve) => tries.set(id, resolve));
    },
    close: () => worker.terminate(),
  };
}
