import { typeMismatch, undecided } from '../../../expression/index.ts';
import { type FaultData, faultDataFrom } from '../../../fault/index.ts';
import type { Outcome } from '../boxes/piece.ts';
import { notSupported, tableUndecided } from '../model-fault.ts';
import type { DecisionResult, ModelVerdict } from '../model-verdict.ts';
import type { CompiledNode } from './compiled-node.ts';
import { scopeOf } from './scope-of.ts';
import { keyOf, type Place, placeOf, type Session } from './session.ts';

/** Takes one decision, whose needs are settled: its verdict, and what was asked and noted on the way. */
export function decideNode(session: Session, place: Place, { logic }: Extract<CompiledNode, { is: 'decision' }>): DecisionResult {
  const { evaluation } = session;
  const { faults } = evaluation.run;
  const tables = evaluation.tables.length;
  faults.length = 0;
  evaluation.stopped = undefined;
  const verdict = heldBack(session, place) ?? attempted(session, place, () => logic.run(scopeOf(session, place), evaluation));
  return {
    id: place.node.element.id,
    name: place.node.element.name,
    namespace: place.node.model.namespace,
    verdict,
    value: verdict.is === 'output' ? verdict.value : null,
    tables: evaluation.tables.slice(tables),
    faults: [...faults],
  };
}

/** In the strict dialect a decision does not begin before all it needs has an output and all its inputs are of their types. */
function heldBack(session: Session, place: Place): ModelVerdict | undefined {
  const { evaluation, ready, faults, results } = session;
  if (evaluation.dialect === 'standard') return undefined;
  for (const need of ready.graph.needsOf(place.node)) {
    const key = keyOf(placeOf(session, place, need));
    const fault = faults.get(key);
    if (fault !== undefined) return { is: 'typeError', fault };
    const result = results.get(key);
    if (result !== undefined && result.verdict.is !== 'output') return { is: 'blocked', by: result.name };
  }
  return undefined;
}

function attempted(session: Session, place: Place, attempt: () => Outcome): ModelVerdict {
  const { evaluation } = session;
  try {
    const { value, verdict } = attempt();
    if (verdict?.is === 'typeError') return verdictOf(verdict.fault);
    if (verdict !== undefined && verdict.is !== 'output') return verdict;
    if (value === null) return withoutValue(session, place) ?? { is: 'output', value, rules: rulesOf(verdict) };
    return { is: 'output', value, rules: rulesOf(verdict) };
  } catch (error) {
    if (tableUndecided.is(error) && evaluation.stopped !== undefined) return evaluation.stopped;
    const fault = faultDataFrom(error);
    return (speaksOfNothing(fault) ? missingFor(session, place) : undefined) ?? verdictOf(fault);
  }
}

/** Why there is no value: something noted on the way, an input that was not what it should be, or (in the strict dialect) is missing. */
function withoutValue(session: Session, place: Place): ModelVerdict | undefined {
  const { evaluation, ready } = session;
  const noted = evaluation.run.faults.find(({ code }) => code === notSupported.code) ?? evaluation.run.faults[0];
  if (noted !== undefined) return verdictOf(noted);
  const unfit = ready.graph.needsOf(place.node).flatMap((need) => session.faults.get(keyOf(placeOf(session, place, need))) ?? [])[0];
  if (unfit !== undefined) return { is: 'typeError', fault: unfit };
  return evaluation.dialect === 'strict' ? missingFor(session, place) : undefined;
}

/** Whether a fault tells that a value was missing where one was needed. */
function speaksOfNothing({ code, facts }: FaultData): boolean {
  return code === undecided.code || (code === typeMismatch.code && facts.found === 'null');
}

/** The first input or decision an element needs that has no value. */
function missingFor(session: Session, place: Place): ModelVerdict | undefined {
  const missing = session.ready.graph
    .needsOf(place.node)
    .filter(({ node }) => node.is === 'input' || node.is === 'decision')
    .find((need) => (session.values.get(keyOf(placeOf(session, place, need))) ?? null) === null);
  return missing === undefined ? undefined : { is: 'missingInput', input: missing.node.element.name };
}

function verdictOf(fault: FaultData): ModelVerdict {
  return fault.code === notSupported.code ? { is: 'unsupported', what: String(fault.facts.what) } : { is: 'typeError', fault };
}

function rulesOf(verdict: ModelVerdict | undefined): readonly string[] {
  return verdict?.is === 'output' ? verdict.rules : [];
}
