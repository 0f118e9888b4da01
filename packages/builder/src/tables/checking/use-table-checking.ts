import type { Coverage, DecisionTable, TableProblem } from '@mortise/shared/decision';
import type { FeelType } from '@mortise/shared/expression';
import type { JsonRecord } from '@mortise/shared/json';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Answer, TableNews, ToldCase, ToldFinding, Tried } from './messages.ts';
import { openTableLine, type TableLine } from './table-line.ts';

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
  /** Replays recorded inputs over another table and this one as it stands. */
  replay: TableLine['replay'];
  /** For which inputs another table and this one as it stands decide differently. */
  compare: TableLine['compare'];
};

type Told = Omit<TableChecking, 'tryOut' | 'replay' | 'compare' | 'busy'> & { readonly done: boolean };

const nothing: Told = {
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

type Names = Readonly<Record<string, FeelType>>;

/** Has the table checked by a worker a moment after each change; what was known stands until there is something newer. */
export function useTableChecking(table: DecisionTable, names: Names | undefined, zone: string): TableChecking {
  const [told, setTold] = useState(nothing);
  const line = useRef<TableLine>(undefined);
  useEffect(() => {
    const opened = openTableLine({
      onNews: (news) => setTold((before) => after(before, news)),
      onBroken: () => setTold((before) => ({ ...before, broken: true, done: true })),
    });
    line.current = opened;
    return () => opened.close();
  }, []);
  const check = useCallback(() => {
    if (names) line.current?.check({ table, names }, { now: new Date().toISOString(), zone });
  }, [table, names, zone]);
  useEffect(() => {
    setTold((before) => ({ ...before, done: before.broken }));
    const timer = setTimeout(check, pauseMs);
    return () => clearTimeout(timer);
  }, [check]);
  const tryOut = useCallback(
    async (given: JsonRecord) => {
      check();
      return line.current?.tryOut(given);
    },
    [check],
  );
  const replay = useCallback<TableLine['replay']>(
    (before, recorded, onProgress) => {
      check();
      const nobody = { result: Promise.resolve(undefined), stop: () => undefined };
      return line.current?.replay(before, recorded, onProgress) ?? nobody;
    },
    [check],
  );
  const compare = useCallback<TableLine['compare']>(
    async (before) => {
      check();
      return line.current?.compare(before);
    },
    [check],
  );
  return useMemo(() => ({ ...told, busy: !told.done, tryOut, replay, compare }), [told, tryOut, replay, compare]);
}

function after(before: Told, answer: TableNews): Told {
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
