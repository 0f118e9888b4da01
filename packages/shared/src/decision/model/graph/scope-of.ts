import type { FeelFunction, FeelValue } from '../../../expression/index.ts';
import { keyOf, type Place, placeOf, type Session } from './session.ts';

/** The variables an element sees: the values and functions it needs; what is imported lies within a context of the import's name. */
export function scopeOf(session: Session, place: Place): Map<string, FeelValue> {
  const scope = new Map<string, FeelValue>();
  for (const need of session.ready.graph.needsOf(place.node)) put(scope, need.path, valueAt(session, placeOf(session, place, need)));
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

function valueAt(session: Session, place: Place): FeelValue {
  const key = keyOf(place);
  if (place.node.is === 'input' || place.node.is === 'decision') return session.values.get(key) ?? null;
  const known = session.functions.get(key);
  if (known !== undefined) return known;
  const made = functionAt(session, place);
  session.functions.set(key, made);
  return made;
}

function functionAt(session: Session, place: Place): FeelFunction {
  const compiled = session.ready.nodes.get(place.node.key);
  if (compiled?.is === 'knowledge') {
    const scope = scopeOf(session, place);
    const made = compiled.definition.valueIn(scope, session.evaluation);
    // It may call itself.
    scope.set(place.node.element.variable.name, made);
    return made;
  }
  const parameters = compiled?.is === 'service' ? compiled.parameters : [];
  return {
    kind: 'function',
    parameters,
    call: (args) =>
      session.serve(place, new Map(parameters.map(({ member }, index) => [keyOf(placeOf(session, place, member)), args[index] ?? null]))),
  };
}
