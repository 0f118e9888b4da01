import type { CompiledTable, Decision } from '@mortise/shared/decision';
import { type FeelContext, jsonFrom } from '@mortise/shared/expression';
import { feelTypeOf, storedName } from '@mortise/shared/flow';
import { type Json, JsonRecord } from '@mortise/shared/json';
import type { CompiledFlow, CompiledGraph } from '../compile-flow.ts';
import type { FlowOf } from '../replay/walk.ts';

/** A decision table was asked: what it saw, under the stored names of the flow's variables, and what it decided. */
export type TableAsked = {
  readonly flow: string;
  readonly table: string;
  readonly at: string;
  readonly inputs: JsonRecord;
  readonly outcome: TableOutcome;
  readonly rules: readonly string[];
};

/** What a table decided, as plain JSON with amounts in fen; or which way of not deciding it was. */
export type TableOutcome =
  | { readonly is: 'output'; readonly output: JsonRecord }
  | { readonly is: 'noMatch' | 'conflict' }
  | { readonly is: 'missingInput'; readonly input: string }
  | { readonly is: 'typeError'; readonly code: string };

/** A compiled flow whose tables tell what they are asked. `more` are variables to be seen beside those that a table reads itself. */
export function watchTables(flow: CompiledFlow, tell: (asked: TableAsked) => void, more: readonly string[] = []): CompiledFlow {
  const graphs = new Map<string, CompiledGraph>();
  return {
    ...flow,
    graph(id) {
      const known = graphs.get(id);
      if (known) return known;
      const graph = flow.graph(id);
      const watched = { ...graph, table: (table: string) => watchTable(graph, graph.table(table), tell, more) };
      graphs.set(id, watched);
      return watched;
    },
  };
}

/** Watches the tables of every version that is asked for; each is wrapped once. */
export function watchVersions(flowOf: FlowOf, tell: (asked: TableAsked) => void, more: readonly string[] = []): FlowOf {
  const watched = new Map<string, CompiledFlow>();
  return (version) => {
    const flow = watched.get(version) ?? watchTables(flowOf(version), tell, more);
    watched.set(version, flow);
    return flow;
  };
}

function watchTable(graph: CompiledGraph, table: CompiledTable, tell: (asked: TableAsked) => void, more: readonly string[]): CompiledTable {
  return {
    ...table,
    reads: [...new Set([...table.reads, ...more.filter((name) => graph.variables.has(name))])],
    evaluate(scope, environment) {
      const decision = table.evaluate(scope, environment);
      const about = { flow: graph.graph.id, table: table.table.id, at: environment.now, inputs: storedFrom(graph, scope) };
      tell({ ...about, outcome: outcomeOf(decision, table), rules: 'rules' in decision ? decision.rules : [] });
      return decision;
    },
  };
}

function outcomeOf(decision: Decision, { outputType }: CompiledTable): TableOutcome {
  switch (decision.is) {
    case 'output':
      return { is: 'output', output: JsonRecord.parse(jsonFrom(decision.output, outputType)) };
    case 'missingInput':
      return { is: 'missingInput', input: decision.input };
    case 'typeError':
      return { is: 'typeError', code: decision.fault.code };
    default:
      return { is: decision.is };
  }
}

function storedFrom({ variables }: CompiledGraph, scope: FeelContext): JsonRecord {
  const stored: Record<string, Json> = {};
  for (const [name, value] of scope) {
    const decl = variables.get(name);
    if (decl) stored[storedName(decl)] = jsonFrom(value, feelTypeOf(decl.type));
  }
  return stored;
}
