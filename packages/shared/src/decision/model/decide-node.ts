import { type FaultData, faultDataFrom } from '../../fault/index.ts';
import type { CompiledNode } from './compiled-node.ts';
import { notSupported, tableUndecided } from './model-fault.ts';
import type { DecisionResult, ModelVerdict } from './model-verdict.ts';
import type { Outcome } from './piece.ts';
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
    if (verdict !== undefined && verdict.is !== 'output') return verdict;
    if (value === null) return withoutValue(session, place) ?? { is: 'output', value, rules: rulesOf(verdict) };
    return { is: 'output', value, rules: rulesOf(verdict) };
  } catch (error) {
    if (tableUndecided.is(error) && evaluation.stopped !== undefined) return evaluation.stopped;
    return verdictOf(faultDataFrom(error));
  }
}

/** Why there is no value: something noted on the way, or (in the strict dialect) an input that is missing. */
function withoutValue(session: Session, place: Place): ModelVerdict | undefined {
  const { evaluation, ready, values } = session;
  const { faults } = evaluation.run;
  const unsupported = faults.find(({ code }) => code === notSupported.code);
  const [fault = unsupported] = faults;
  if (fault !== undefined) return verdictOf(unsupported ?? fault);
  if (evaluation.dialect === 'standard') return undefined;
  const missing = ready.graph
    .needsOf(place.node)
    .filter(({ node: need }) => need.is === 'input' || need.is === 'decision')
    .find((need) => (values.get(keyOf(placeOf(session, place, need))) ?? null) === null);
  return missing === undefined ? undefined : { is: 'missingInput', input: missing.node.element.name };
}

function verdictOf(fault: FaultData): ModelVerdict {
  return fault.code === notSupported.code ? { is: 'unsupported', what: String(fault.facts.what) } : { is: 'typeError', fault };
}

function rulesOf(verdict: ModelVerdict | undefined): readonly string[] {
  return verdict?.is === 'output' ? verdict.rules : [];
}
