import type { Fault } from '@mortise/shared/fault';
import { type FlowGraph, storedName, storedSchema } from '@mortise/shared/flow';
import type { Json, JsonRecord } from '@mortise/shared/json';
import { badInput, valueTooLarge } from './faults.ts';
import { limits } from './limits.ts';

/** What a caller gives a flow, checked against the inputs it declares. Unknown names, missing and ill-typed values are `flow.bad-input`. */
export function inputOf(graph: FlowGraph, given: JsonRecord): JsonRecord {
  const read = readInput(graph, given);
  if ('refused' in read) throw read.refused;
  return read.input;
}

/** The same as a value: the input, or the fault that refuses it. Throws `execution.value-too-large` all the same. */
export function readInput(graph: FlowGraph, given: JsonRecord): { readonly input: JsonRecord } | { readonly refused: Fault } {
  const declared = new Map(graph.variables.filter(({ input }) => input !== undefined).map((decl) => [storedName(decl), decl]));
  const refused = (name: string, detail: string) => ({ refused: badInput({ name, detail }) });
  for (const name of Object.keys(given)) if (!declared.has(name)) return refused(name, 'the flow takes no such input');
  const input: Record<string, Json> = {};
  for (const [name, decl] of declared) {
    const value = given[name];
    if (value === undefined || value === null) {
      if (decl.input === 'required') return refused(name, 'is required');
      continue;
    }
    const parsed = storedSchema(decl.type).safeParse(value);
    if (!parsed.success) return refused(name, parsed.error.issues[0]?.message ?? 'is of another type');
    checkSize(name, parsed.data);
    input[name] = parsed.data;
  }
  return { input };
}

/** Refuses a value that belongs into a file (D6). */
export function checkSize(name: string, value: Json): void {
  const text = JSON.stringify(value);
  if (text.length <= limits.variableBytes / 3) return;
  const bytes = Buffer.byteLength(text);
  if (bytes > limits.variableBytes) throw valueTooLarge({ name, bytes });
}
