import type { ExecutionState, Frame, Token } from '@mortise/shared/execution';
import { type FeelContext, feelFrom, jsonFrom } from '@mortise/shared/expression';
import { feelTypeOf, storedName } from '@mortise/shared/flow';
import { Json, type JsonRecord } from '@mortise/shared/json';
import { textIn } from '@mortise/shared/text';
import type { CompiledFlow, CompiledGraph, CompiledNode } from './compile-flow.ts';
import { exitNotConnected, tableFailed, unknownVariable, variableMismatch } from './faults.ts';
import type { Ruling, Sight } from './visit.ts';

/** What a token sees where it stands, and the compiled node it stands on. */
export function sightOf(flow: CompiledFlow, state: ExecutionState, token: Token, at: string): Sight & { readonly compiled: CompiledNode } {
  const frame = frameOf(state, token);
  const graph = flow.graph(frame.flow);
  const compiled = graph.node(token.node);
  if (!compiled) throw exitNotConnected({ node: token.node, exit: '' });
  const { zone } = flow.closure;
  const environment = { now: at, zone };
  const language = state.origin.language;
  const scope = (reads: readonly string[]) => feelScope(graph, frame.variables, reads);
  const value = (source: string) => {
    const expression = graph.expression(source);
    return { value: expression.evaluate(scope(expression.reads), environment), type: expression.type };
  };
  return {
    compiled,
    variables: frame.variables,
    now: at,
    zone,
    language,
    origin: state.origin,
    execution: state.id,
    node: token.node,
    answer: token.phase.is === 'ready' ? token.phase.answer : undefined,
    memo: token.memo,
    visits: token.visits,
    closure: flow.closure,
    read(name, schema) {
      const parsed = schema.safeParse(frame.variables[name]);
      if (!parsed.success) throw variableMismatch({ name, detail: parsed.error.issues[0]?.message ?? '' });
      return parsed.data;
    },
    holds(condition) {
      const held = value(condition).value;
      if (typeof held !== 'boolean') throw variableMismatch({ name: condition, detail: 'a condition is true or false' });
      return held;
    },
    evaluate(source) {
      const found = value(source);
      return jsonFrom(found.value, found.type);
    },
    assign(variable, source) {
      const decl = graph.variables.get(variable);
      if (!decl) throw unknownVariable({ name: variable });
      return { [storedName(decl)]: jsonFrom(value(source).value, feelTypeOf(decl.type)) };
    },
    render(text) {
      const template = graph.template(textIn(language, text));
      return template.render(scope(template.reads), environment, language);
    },
    decide: (table) => rulingOf(graph, table, scope, environment),
  };
}

export function frameOf(state: ExecutionState, token: Token): Frame {
  const frame = state.frames.find(({ id }) => id === token.frame);
  if (!frame) throw new Error(`token ${token.id} stands in no frame`);
  return frame;
}

function feelScope(graph: CompiledGraph, variables: JsonRecord, reads: readonly string[]): FeelContext {
  const scope = Object.create(null);
  for (const name of reads) {
    const decl = graph.variables.get(name);
    if (decl) scope[name] = feelFrom(Json.parse(variables[storedName(decl)] ?? null), feelTypeOf(decl.type));
  }
  return scope;
}

function rulingOf(
  graph: CompiledGraph,
  id: string,
  scope: (reads: readonly string[]) => FeelContext,
  environment: { now: string; zone: string },
): Ruling {
  const table = graph.table(id);
  const result = table.evaluate(scope(table.reads), environment);
  if (result.is === 'output') return { output: result.output, rules: result.rules };
  throw tableFailed({ table: id, why: result.is });
}
