import type { ExecutionState, Token } from '@mortise/shared/execution';
import { storedName, storedSchema } from '@mortise/shared/flow';
import type { JsonRecord } from '@mortise/shared/json';
import type { CompiledFlow } from './compile-flow.ts';
import { unknownVariable, variableMismatch } from './faults.ts';
import { checkSize } from './input.ts';
import { frameOf } from './sight.ts';

/** Sets variables of the token's frame. Only declared names, of the declared type, and small enough. */
export function setVariables(flow: CompiledFlow, state: ExecutionState, token: Token, set: JsonRecord): ExecutionState {
  const names = Object.keys(set);
  if (names.length === 0) return state;
  const frame = frameOf(state, token);
  const graph = flow.graph(frame.flow);
  const declared = new Map([...graph.variables.values()].map((decl) => [storedName(decl), decl]));
  for (const name of names) {
    const decl = declared.get(name);
    const value = set[name] ?? null;
    if (!decl) throw unknownVariable({ name });
    const parsed = storedSchema(decl.type).safeParse(value);
    if (value !== null && !parsed.success) throw variableMismatch({ name, detail: parsed.error.issues[0]?.message ?? '' });
    checkSize(name, value);
  }
  const changed = { ...frame, variables: { ...frame.variables, ...set } };
  return { ...state, frames: state.frames.map((other) => (other.id === frame.id ? changed : other)) };
}
