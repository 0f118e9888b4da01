import {
  analyseTable,
  compareTables,
  coverageOf,
  type DecisionTable,
  explainDecision,
  type GivenTable,
  openReadings,
  openTableChecker,
  outcomeOf,
  type Readings,
  runCases,
  type TableWorld,
  tableForGiven,
} from '@mortise/shared/decision';
import { faultDataFrom } from '@mortise/shared/fault';
import type { JsonRecord } from '@mortise/shared/json';
import type { Answer, Ask, ToldComparison, Tried } from './messages.ts';
import { openReplays } from './replay-desk.ts';
import { sameParts } from './same-parts.ts';

type Parts = {
  answer(told: Answer): void;
  /** Lets whatever waits come in between. */
  pause(): Promise<void>;
};

/**
 * Does the heavy work on a table beside the screen: problems first, then what an analysis finds, then the test cases. A newer table
 * puts the work on an older one aside at the next pause.
 */
export function openTableDesk({ answer, pause }: Parts) {
  const readings = openReadings();
  let newest: Extract<Ask, { is: 'table' }> | undefined;
  let table: DecisionTable | undefined;
  let checker: { readonly names: string; readonly checker: ReturnType<typeof openTableChecker> } | undefined;
  const readyTable = rememberReady();
  const replays = openReplays({ answer, pause });

  async function work(ask: Extract<Ask, { is: 'table' }>): Promise<void> {
    const { revision } = ask;
    const isOld = () => newest?.revision !== revision;
    const current = sameParts(table, ask.table);
    table = current;
    const names = JSON.stringify(ask.names);
    if (checker?.names !== names) checker = { names, checker: openTableChecker(ask.names) };
    const run = checker.checker.check(current);
    let step = run.next();
    for (; step.done !== true; step = run.next()) {
      answer({ is: 'progress', revision, ...step.value });
      await pause();
      if (isOld()) return;
    }
    const problems = step.value;
    answer({ is: 'problems', revision, problems });
    await pause();
    if (isOld()) return;
    answer({ is: 'analysis', revision, analysis: analysed(current, readings) });
    await pause();
    if (!isOld()) answer(problems.length > 0 ? { is: 'untested', revision } : tested(current, ask));
  }

  return {
    /** Takes in a message; the promise is for tests, which wait until the work is done or put aside. */
    async ask(ask: Ask): Promise<void> {
      if (ask.is === 'stop') return replays.stop(ask.id);
      if (ask.is === 'table') {
        newest = ask;
        return work(ask);
      }
      if (ask.is === 'compare') return answer({ is: 'compared', id: ask.id, comparison: table && compared(ask.before, table, readings) });
      const asked = newest && readyTable(newest);
      if (ask.is === 'replay') return replays.replay(ask, asked, newest && worldOf(newest));
      answer({ is: 'tried', id: ask.id, tried: asked && tried(asked, ask.given) });
    },
  };
}

/** Makes tables ready to be asked, each revision once. */
function rememberReady() {
  let ready: { readonly revision: number; readonly table: GivenTable | undefined } | undefined;
  return (ask: Extract<Ask, { is: 'table' }>): GivenTable | undefined => {
    if (ready?.revision === ask.revision) return ready.table;
    const compiled = tableForGiven(ask.table, worldOf(ask));
    ready = { revision: ask.revision, table: compiled.ok ? compiled.table : undefined };
    return ready.table;
  };
}

/** What an analysis finds, without the values that cannot travel. */
function analysed(table: DecisionTable, readings: Readings) {
  const { findings, ...analysis } = analyseTable(table, { readings });
  return { ...analysis, findings: findings.map(({ region: _, example: __, ...finding }) => finding) };
}

function compared(before: DecisionTable, after: DecisionTable, readings: Readings): ToldComparison {
  const { differences, ...rest } = compareTables(before, after, { readings });
  return { ...rest, differences: differences.map(({ message }) => message) };
}

/** The test cases as they come out. A table without any is not even compiled: nothing is reached. */
function tested(table: DecisionTable, ask: Extract<Ask, { is: 'table' }>): Answer {
  const { cases = [] } = table;
  const ran = cases.length === 0 ? { ok: true as const, results: [] } : runCases(table, cases, worldOf(ask));
  if (!ran.ok) return { is: 'untested', revision: ask.revision };
  const results = ran.results.map(({ case: { id }, passed, found }) => ({ id, passed, found }));
  return { is: 'cases', revision: ask.revision, results, coverage: coverageOf(table, ran.results) };
}

function worldOf({ names, environment }: Extract<Ask, { is: 'table' }>): TableWorld {
  return { names, environment };
}

function tried(table: GivenTable, given: JsonRecord): Tried {
  try {
    const decision = table.decide(given);
    const rules = decision.is === 'output' || decision.is === 'conflict' ? decision.rules : [];
    const cells = Object.fromEntries(decision.trace.rules.map((rule) => [rule.id, [...rule.cells]]));
    const why = { zh: explainDecision(table.compiled.table, decision, 'zh'), en: explainDecision(table.compiled.table, decision, 'en') };
    return { given, found: outcomeOf(table.compiled, decision), why, rules, cells };
  } catch (error) {
    return { given, found: { is: 'typeError', code: faultDataFrom(error).code }, why: { zh: [], en: [] }, rules: [], cells: {} };
  }
}
