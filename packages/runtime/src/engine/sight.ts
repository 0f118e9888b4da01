import type { Decision } from '@mortise/shared/decision';
import type { ExecutionState, Frame, Token } from '@mortise/shared/execution';
import { anyType, type FeelContext, type FeelValue, feelFrom, jsonFrom, moneyType } from '@mortise/shared/expression';
import { feelTypeOf, storedName } from '@mortise/shared/flow';
import { JsonRecord } from '@mortise/shared/json';
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
    return { value: expression.evaluate(scope(expression.reads), environment) };
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
    map(rows) {
      return Object.fromEntries(
        rows.map(({ name, value: source }) => [name, jsonFrom(value(source).value, name.endsWith('Fen') ? moneyType : anyType)]),
      );
    },
    evaluate: (source) => jsonFrom(value(source).value, anyType),
    assign(variable, source) {
      const decl = graph.variables.get(variable);
      if (!decl) throw unknownVariable({ name: variable });
      return { [storedName(decl)]: jsonFrom(value(source).value, feelTypeOf(decl.type)) };
    },
    keep(rows, result) {
      return Object.fromEntries(
        rows.map(({ name, variable }) => {
          const decl = graph.variables.get(variable);
          if (!decl) throw unknownVariable({ name: variable });
          return [storedName(decl), result[name] ?? result[`${name}Fen`] ?? null];
        }),
      );
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
  const scope = new Map<string, FeelValue>();
  for (const name of reads) {
    const decl = graph.variables.get(name);
    if (decl) scope.set(name, feelFrom(variables[storedName(decl)] ?? null, feelTypeOf(decl.type)));
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
  if (result.is === 'output') return { output: JsonRecord.parse(jsonFrom(result.output, table.outputType)), rules: result.rules };
  throw tableFailed({ table: id, why: whyNot(result) });
}

function whyNot(result: Exclude<Decision, { is: 'output' }>): string {
  switch (result.is) {
    case 'noMatch':
      return 'no rule matches';
    case 'conflict':
      return `rules ${result.rules.join(', ')} contradict each other`;
    case 'missingInput':
      return `the input ${result.input} is missing`;
    case 'typeError':
      return result.fault.message;
  }
}
