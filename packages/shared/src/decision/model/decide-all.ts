import type { FeelValue } from '../../expression/index.ts';
import type { CompiledNode } from './compiled-node.ts';
import { decideNode } from './decide-node.ts';
import { notSupported, tableUndecided } from './model-fault.ts';
import { type Evaluation, note } from './piece.ts';
import type { GraphNode } from './requirement-graph.ts';
import { admit, type HandedIn, handedIn, type ReadyModel, type Session } from './session.ts';
import { heldValue } from './workshop.ts';

/** Begins an evaluation with what was handed in. */
export function openSession(ready: ReadyModel, evaluation: Evaluation, handed: HandedIn): Session {
  return {
    ready,
    evaluation,
    ...handed,
    values: new Map(),
    faults: new Map(),
    functions: new Map(),
    results: new Map(),
    serve(node, args) {
      const noted = [...evaluation.run.faults];
      const inner = openSession(ready, evaluation, { given: [], fixed: args });
      const value = serve(inner, node);
      stopOnUndecided(inner, node);
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
export function decideAll(session: Session, wanted: readonly GraphNode[]): void {
  const { graph } = session.ready;
  const needed = new Set(wanted.map(({ key }) => key));
  const open = [...wanted];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (handedIn(session, node) !== undefined) continue;
    for (const { node: need } of graph.needsOf(node)) {
      if (need.is === 'knowledge' || need.is === 'service' || needed.has(need.key)) continue;
      needed.add(need.key);
      open.push(need);
    }
  }
  for (const node of graph.order) if (needed.has(node.key)) settle(session, node);
}

/**
 * Runs a service: its output decisions with what is handed in. Decisions it expects from outside are not taken, they are `null`
 * when they are not handed in. One output is worth itself, several are a context.
 */
export function serve(session: Session, node: GraphNode): FeelValue {
  const { graph, nodes } = session.ready;
  const compiled = nodes.get(node.key);
  if (compiled?.is !== 'service') return null;
  const outputs = graph.membersOf(node, 'outputs');
  const expected = graph.membersOf(node, 'inputDecisions').filter((decision) => handedIn(session, decision) === undefined);
  const fixed = new Map([...session.fixed, ...expected.map(({ key }): [string, FeelValue] => [key, null])]);
  const bounded: Session = { ...session, fixed };
  decideAll(bounded, outputs);
  const [only] = outputs;
  const valueAt = ({ key }: GraphNode) => session.values.get(key) ?? null;
  const value =
    outputs.length === 1 && only !== undefined
      ? valueAt(only)
      : new Map(outputs.map((output): [string, FeelValue] => [output.element.variable.name, valueAt(output)]));
  return heldValue(value, compiled.result, { element: node.element.name, evaluation: session.evaluation });
}

/** In the strict dialect a service whose decision has no output gives none: whoever called it stops. */
function stopOnUndecided({ evaluation, ready, results }: Session, node: GraphNode): void {
  if (evaluation.dialect === 'standard') return;
  for (const { key } of ready.graph.membersOf(node, 'outputs')) {
    const verdict = results.get(key)?.verdict;
    if (verdict === undefined || verdict.is === 'output') continue;
    evaluation.stopped = verdict;
    throw tableUndecided({ verdict: verdict.is });
  }
}

function settle(session: Session, node: GraphNode): void {
  const compiled: CompiledNode | undefined = session.ready.nodes.get(node.key);
  if (compiled === undefined || session.values.has(node.key)) return;
  const value = handedIn(session, node);
  if (compiled.is === 'input' || (compiled.is === 'decision' && value !== undefined)) {
    admit(session, node, { compiled, value: value ?? null });
  } else if (compiled.is === 'decision' && node.is === 'decision') {
    const result = decideNode(session, node, compiled);
    session.results.set(node.key, result);
    session.values.set(node.key, result.value);
  }
}
