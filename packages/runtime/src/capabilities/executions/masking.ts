import { type FlowGraph, storedName } from '@mortise/shared/flow';
import type { Json, JsonRecord } from '@mortise/shared/json';
import type { Role, Scope } from '@mortise/shared/tenant';
import { maskJson } from './mask-json.ts';

/** What stands where a personal value is. */
const hidden = '•••';

const mayRead: readonly Role[] = ['reviewer', 'agent', 'admin'];

/** Whether the reader may see customers' data unmasked. */
export function seesPersonalData(scope: Scope): boolean {
  return scope.roles.some((role) => mayRead.includes(role));
}

/**
 * A frame's variables as this reader may see them (D6). Declared personal or sensitive: hidden whole. Everything else, and what the
 * drawing does not declare, is searched for what looks personal. `undefined` for the graph hides all.
 */
export function maskVariables(scope: Scope, graph: FlowGraph | undefined, variables: JsonRecord): JsonRecord {
  if (seesPersonalData(scope)) return variables;
  const open = new Set(graph?.variables.filter((decl) => decl.class === 'public' || decl.class === 'internal').map(storedName));
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]): [string, Json] => [name, open.has(name) ? maskJson(value) : hide(value)]),
  );
}

/** Free data, such as what a task carries, as this reader may see it. */
export function maskData(scope: Scope, data: Json): Json {
  return seesPersonalData(scope) ? data : maskJson(data);
}

function hide(value: Json): Json {
  return value === null ? null : hidden;
}
