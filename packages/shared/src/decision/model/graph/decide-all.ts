import { budgetExceeded, type FeelValue } from '../../../expression/index.ts';
import { type Evaluation, note } from '../boxes/piece.ts';
import { heldValue } from '../boxes/workshop.ts';
import { notSupported, tableUndecided } from '../model-fault.ts';
import type { CompiledNode } from './compiled-node.ts';
import { decideNode } from './decide-node.ts';
import { admit, type HandedIn, handedIn, keyOf, type Place, placeOf, type ReadyModel, type Session } from './session.ts';

/** Begins an evaluation with what was handed in. */
export function openSession(ready: ReadyModel, evaluation: Evaluation, handed: HandedIn & Pick<Session, 'apart'>): Session {
  return {
    ready,
    evaluation,
    ...handed,
    values: new Map(),
    faults: new Map(),
    functions: new Map(),
    results: new Map(),
    serve(place, args) {
      const noted = [...evaluation.run.faults];
      const inner = openSession(ready, evaluation, { given: [], fixed: args, apart: handed.apart });
      const value = serve(inner, place);
      stopOnUndecided(inner, place);
      evaluation.run.faults.splice(0, evaluation.run.faults.length, ...noted);
      for (const { faults, verdict } of inner.results.values()) {
        for (const fault of faults) note(evaluation, fault);
        if (verdict.is === 'unsupported') throw notSupported({ what: verdict.what });
      }
      return value;
    },
  };
}

/** Takes the given decisions and all they need, each once, everything after what it needs. */
export function decideAll(session: Session, wanted: readonly Place[]): void {
  const { graph } = session.ready;
  const needed = new Map(wanted.map((place) => [keyOf(place), place]));
  const open = [...wanted];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    payFor(session);
    if (handedIn(session, place) !== undefined) continue;
    for (const need of graph.needsOf(place.node)) {
      const there = placeOf(session, place, need);
      const key = keyOf(there);
      if (need.node.is === 'knowledge' || need.node.is === 'service' || needed.has(key)) continue;
      needed.set(key, there);
      open.push(there);
    }
  }
  const byNode = Map.groupBy(needed.values(), ({ node }) => node.key);
  for (const { key } of graph.order) for (const place of byNode.get(key) ?? []) settle(session, place);
}

/**
 * Runs a service: its output decisions with what is handed in. Decisions it expects from outside are not taken, they are `null`
 * when they are not handed in. One output is worth itself, several are a context.
 */
export function serve(session: Session, place: Place): FeelValue {
  const { graph, nodes } = session.ready;
  const compiled = nodes.get(place.node.key);
  if (compiled?.is !== 'service') return null;
  const outputs = graph.membersOf(place.node, 'outputs').map((member) => placeOf(session, place, member));
  const expected = graph
    .membersOf(place.node, 'inputDecisions')
    .map((member) => placeOf(session, place, member))
    .filter((decision) => handedIn(session, decision) === undefined);
  const fixed = new Map([...session.fixed, ...expected.map((decision): [string, FeelValue] => [keyOf(decision), null])]);
  decideAll({ ...session, fixed }, outputs);
  const [only] = outputs;
  const valueAt = (output: Place) => session.values.get(keyOf(output)) ?? null;
  const value =
    outputs.length === 1 && only !== undefined
      ? valueAt(only)
      : new Map(outputs.map((output): [string, FeelValue] => [output.node.element.variable.name, valueAt(output)]));
  return heldValue(value, compiled.result, { element: place.node.element.name, evaluation: session.evaluation });
}

/** In the strict dialect a service whose decision has no output gives none: whoever called it stops. */
function stopOnUndecided(session: Session, place: Place): void {
  const { evaluation, ready, results } = session;
  if (evaluation.dialect === 'standard') return;
  for (const member of ready.graph.membersOf(place.node, 'outputs')) {
    const verdict = results.get(keyOf(placeOf(session, place, member)))?.verdict;
    if (verdict === undefined || verdict.is === 'output') continue;
    evaluation.stopped = verdict;
    throw tableUndecided({ verdict: verdict.is });
  }
}

/** Each place costs a step: imports told apart may be many, where files import each other in many ways. */
function payFor({ evaluation: { run } }: Session): void {
  run.left--;
  if (run.left < 0) throw budgetExceeded({ budget: run.budget });
}

function settle(session: Session, place: Place): void {
  const compiled: CompiledNode | undefined = session.ready.nodes.get(place.node.key);
  const key = keyOf(place);
  if (compiled === undefined || session.values.has(key)) return;
  const value = handedIn(session, place);
  if (compiled.is === 'input' || (compiled.is === 'decision' && value !== undefined)) {
    admit(session, place, { compiled, value: value ?? null });
  } else if (compiled.is === 'decision') {
    const result = decideNode(session, place, compiled);
    session.results.set(key, result);
    session.values.set(key, result.value);
  }
}
