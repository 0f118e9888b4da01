import type { Coverage, DecisionTable, TableProblem } from '@mortise/shared/decision';
import type { FeelType } from '@mortise/shared/expression';
import type { JsonRecord } from '@mortise/shared/json';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Answer, Ask, ToldCase, ToldFinding, Tried } from './messages.ts';

/** What is known of the table as it stands: everything is missing until the worker told it, and of the newest table only. */
export type TableChecking = {
  readonly busy: boolean;
  /** The worker could not be started or broke off; nothing is checked any more. */
  readonly broken: boolean;
  readonly progress: { readonly done: number; readonly total: number } | undefined;
  readonly problems: readonly TableProblem[] | undefined;
  readonly findings: readonly ToldFinding[] | undefined;
  readonly unseen: Extract<Answer, { is: 'analysis' }>['analysis']['unseen'];
  readonly results: ReadonlyMap<string, ToldCase> | undefined;
  readonly coverage: Coverage | undefined;
  /** Decides a given input by the table as it stands; `undefined` when it has problems. */
  tryOut(given: JsonRecord): Promise<Tried | undefined>;
};

type Told = Omit<TableChecking, 'tryOut' | 'busy'> & { readonly revision: number; readonly done: boolean };

const nothing: Told = {
  revision: 0,
  done: true,
  broken: false,
  progress: undefined,
  problems: undefined,
  findings: undefined,
  unseen: [],
  results: undefined,
  coverage: undefined,
};

const pauseMs = 120;

/** Has the table checked by a worker a moment after each change; what was known stands until there is something newer. */
export function useTableChecking(table: DecisionTable, names: Readonly<Record<string, FeelType>> | undefined, zone: string): TableChecking {
  const [told, setTold] = useState(nothing);
  const worker = useRef<Worker>(undefined);
  const revision = useRef(0);
  const tries = useRef(new Map<number, (tried: Tried | undefined) => void>());

  useEffect(() => {
    const started = new Worker(new URL('./table-worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if (data.is === 'tried') {
        tries.current.get(data.id)?.(data.tried);
        tries.current.delete(data.id);
      } else if (data.revision === revision.current) setTold((before) => after(before, data));
    });
    started.addEventListener('error', () => setTold((before) => ({ ...before, broken: true, done: true })));
    worker.current = started;
    return () => started.terminate();
  }, []);

  const ask = useCallback((message: Ask) => worker.current?.postMessage(message), []);
  const environment = useCallback(() => ({ now: new Date().toISOString(), zone }), [zone]);

  useEffect(() => {
    if (names === undefined) return;
    setTold((before) => ({ ...before, done: false }));
    const timer = setTimeout(() => {
      revision.current += 1;
      ask({ is: 'table', revision: revision.current, table, names, environment: environment() });
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [table, names, ask, environment]);

  const tryOut = useCallback(
    (given: JsonRecord) =>
      new Promise<Tried | undefined>((resolve) => {
        if (names === undefined) return resolve(undefined);
        const id = tries.current.size + Date.now();
        tries.current.set(id, resolve);
        revision.current += 1;
        ask({ is: 'table', revision: revision.current, table, names, environment: environment() });
        ask({ is: 'try', id, given });
      }),
    [ask, table, names, environment],
  );

  return useMemo(() => ({ ...told, busy: !told.done, tryOut }), [told, tryOut]);
}

function after(before: Told, answer: Exclude<Answer, { is: 'tried' }>): Told {
  switch (answer.is) {
    case 'progress':
      return { ...before, progress: { done: answer.done, total: answer.total } };
    case 'problems':
      return { ...before, progress: undefined, problems: answer.problems };
    case 'analysis':
      return { ...before, done: true, findings: answer.analysis.findings, unseen: answer.analysis.unseen };
    case 'untested':
      return { ...before, results: undefined, coverage: undefined };
    case 'cases':
      return { ...before, results: new Map(answer.results.map((result) => [result.id, result])), coverage: answer.coverage };
  }
}
