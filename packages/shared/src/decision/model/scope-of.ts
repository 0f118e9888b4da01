import type { FeelFunction, FeelValue } from '../../expression/index.ts';
import type { GraphNode } from './requirement-graph.ts';
import type { Session } from './session.ts';

/** The variables an element sees: the values and functions it needs; what is imported lies within a context of the import's name. */
export function scopeOf(session: Session, node: GraphNode): Map<string, FeelValue> {
  const scope = new Map<string, FeelValue>();
  for (const { path, node: need } of session.ready.graph.needsOf(node)) put(scope, path, valueOfNode(session, need));
  return scope;
}

function put(scope: Map<string, FeelValue>, [first, ...rest]: readonly string[], value: FeelValue): void {
  if (first === undefined) return;
  if (rest.length === 0) {
    scope.set(first, value);
    return;
  }
  const there = scope.get(first);
  const inner: Map<string, FeelValue> = there instanceof Map ? there : new Map();
  scope.set(first, inner);
  put(inner, rest, value);
}

function valueOfNode(session: Session, node: GraphNode): FeelValue {
  if (node.is === 'input' || node.is === 'decision') return session.values.get(node.key) ?? null;
  const known = session.functions.get(node.key);
  if (known !== undefined) return known;
  const made = functionOfNode(session, node);
  session.functions.set(node.key, made);
  return made;
}

function functionOfNode(session: Session, node: GraphNode): FeelFunction {
  const compiled = session.ready.nodes.get(node.key);
  if (compiled?.is === 'knowledge') {
    const scope = scopeOf(session, node);
    const made = compiled.definition.valueIn(scope, session.evaluation);
    // It may call itself.
    scope.set(node.element.variable.name, made);
    return made;
  }
  const parameters = compiled?.is === 'service' ? compiled.parameters : [];
  const bound = (args: readonly FeelValue[]) => new Map(parameters.map(({ key }, index) => [key, args[index] ?? null]));
  return { kind: 'function', parameters, call: (args) => session.serve(node, bound(args)) };
}
