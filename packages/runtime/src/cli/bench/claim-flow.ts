import type { FlowClosure, FlowGraph, FlowNode, VariableDecl } from '@mortise/shared/flow';
import { type Json, type JsonRecord, plainJson } from '@mortise/shared/json';

export type ClaimFlowOptions = {
  /** Steps in all; five at least: condition, decision table, set, template, respond. More are sets. */
  readonly steps: number;
  /** Adds a code step. */
  readonly code: boolean;
  /** Adds one HTTP request to a system outside. */
  readonly effect: boolean;
};

const tableRules = 20;
const internal = { class: 'internal' } as const;
const variables: readonly VariableDecl[] = [
  { name: 'claimNo', type: 'text', input: 'required', ...internal },
  { name: 'total', type: 'money', input: 'required', ...internal },
  { name: 'items', type: 'list', input: 'required', ...internal },
  { name: 'lane', type: 'text', ...internal },
  { name: 'payable', type: 'money', ...internal },
  { name: 'checked', type: 'number', ...internal },
  { name: 'letter', type: 'text', ...internal },
];

/** The measured flow: a claim is judged by a condition and a 20-rule table, a sum is set, a text is written, and the caller is answered. */
export function claimFlow({ steps, code, effect }: ClaimFlowOptions): FlowClosure {
  const sets = Array.from({ length: Math.max(1, steps - 4) }, (_, index) => `set-${index + 1}`);
  const line = ['judge', 'lane', ...sets, ...(code ? ['code'] : []), ...(effect ? ['look'] : []), 'write', 'answer'];
  const nodes: FlowNode[] = line.map((id, index) => ({ id, ...stepOf(id), version: 1, at: { x: index * 200, y: 0 } }));
  const edges = line.slice(0, -1).flatMap((from, index) => {
    const to = line[index + 1] ?? '';
    const exits = exitsOf[from] ?? ['next'];
    return exits.map((exit) => ({ id: `${from}.${exit}`, from, exit, to }));
  });
  const name = { zh: '测速', en: 'Measured' };
  const graph: FlowGraph = {
    format: 1,
    id: 'measured',
    name,
    type: 'process',
    start: 'judge',
    variables: [...variables],
    nodes,
    edges,
    notes: [],
  };
  const world = { intents: {}, knowledge: {}, processes: {}, parts: {}, zone: 'Asia/Shanghai' };
  return { format: 1, root: graph.id, flows: { [graph.id]: graph }, tables: { lanes: lanes() }, ...world };
}

/** A claim of about 2 KB as JSON. */
export function claimInput(n: number): JsonRecord {
  const items = Array.from({ length: 24 }, (_, index) => ({
    name: `阿莫西林胶囊 0.25g ${index}`,
    amountFen: 1250 + index,
    count: 2,
    self: false,
  }));
  return { claimNo: `CL2026${String(n).padStart(10, '0')}`, totalFen: 128_050 + (n % 1000), items };
}

const exitsOf: Readonly<Record<string, readonly string[]>> = { judge: ['large', 'otherwise'], look: ['found', 'not-found'] };

function stepOf(id: string): { kind: string; settings: Json } {
  switch (id) {
    case 'judge': {
      const title = { zh: '大额', en: 'Large' };
      return { kind: 'flows.choose', settings: { cases: [{ id: 'large', title, when: 'total > 1000' }] } };
    }
    case 'lane':
      return { kind: 'flows.decide', settings: { table: 'lanes', keep: [{ name: 'lane', variable: 'lane' }] } };
    case 'code':
      return {
        kind: 'flows.code',
        settings: {
          script: 'function main(input) { return { checked: input.items.filter((item) => item.amountFen > 0).length } }',
          input: [{ name: 'items', value: 'items' }],
          keep: [{ name: 'checked', variable: 'checked' }],
        },
      };
    case 'look':
      return { kind: 'parts.core-system.find-policy', settings: { input: [{ name: 'policyNo', value: 'claimNo' }], keep: [] } };
    case 'write':
      return {
        kind: 'flows.template',
        settings: { text: { zh: '案件{claimNo}：{lane}', en: 'Claim {claimNo}: {lane}' }, variable: 'letter' },
      };
    case 'answer': {
      const fields = ['lane', 'payable', 'letter'].map((name) => ({ name, value: name }));
      return { kind: 'flows.respond', settings: { fields } };
    }
    default:
      return { kind: 'flows.set', settings: { rows: [{ variable: 'payable', value: 'round half up(total * 0.8, 2)' }] } };
  }
}

function lanes(): Json {
  const rules = Array.from({ length: tableRules }, (_, index) => ({
    id: `r${index + 1}`,
    when: [`[${index * 100}..${(index + 1) * 100})`, '-'],
    // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
    then: [`"lane-${index + 1}"`],
  }));
  return plainJson({
    id: 'lanes',
    name: 'lanes',
    hitPolicy: 'UNIQUE',
    inputs: [
      { id: 'total', label: 'total', expression: 'total', type: 'money' },
      { id: 'claimNo', label: 'claimNo', expression: 'claimNo', type: 'text' },
    ],
    outputs: [{ name: 'lane', type: 'text' }],
    rules,
  });
}
