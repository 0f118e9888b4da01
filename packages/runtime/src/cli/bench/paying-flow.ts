import type { FlowClosure, FlowGraph, FlowNode } from '@mortise/shared/flow';
import type { JsonRecord } from '@mortise/shared/json';

const internal = { class: 'internal' } as const;
const at = { x: 0, y: 0 };

const nodes: FlowNode[] = [
  { id: 'share', kind: 'flows.set', version: 1, settings: { rows: [{ variable: 'payable', value: 'total * 0.8' }] }, at },
  {
    id: 'pay',
    kind: 'parts.core-system.pay-claim',
    version: 1,
    settings: {
      input: [
        { name: 'claimNo', value: 'claimNo' },
        { name: 'policyNo', value: '"P2026A0001"' },
        { name: 'payee', value: '"王小明"' },
        { name: 'amountFen', value: 'payable' },
      ],
      keep: [{ name: 'paymentNo', variable: 'paymentNo' }],
    },
    at,
  },
  { id: 'answer', kind: 'flows.respond', version: 1, settings: { fields: [{ name: 'paymentNo', value: 'paymentNo' }] }, at },
];

const graph: FlowGraph = {
  format: 1,
  id: 'paying',
  name: { zh: '支付', en: 'Paying' },
  type: 'process',
  start: 'share',
  variables: [
    { name: 'claimNo', type: 'text', input: 'required', ...internal },
    { name: 'total', type: 'money', input: 'required', ...internal },
    { name: 'payable', type: 'money', ...internal },
    { name: 'paymentNo', type: 'text', ...internal },
  ],
  nodes,
  edges: [
    { id: 'share.next', from: 'share', exit: 'next', to: 'pay' },
    { id: 'pay.paid', from: 'pay', exit: 'paid', to: 'answer' },
    { id: 'pay.refused', from: 'pay', exit: 'refused', to: 'answer' },
  ],
  notes: [],
};

/** A flow that pays one claim through the core system and answers with the payment's number; null where it was refused. */
export const payingFlow: FlowClosure = {
  format: 1,
  root: graph.id,
  flows: { [graph.id]: graph },
  ...{ tables: {}, intents: {}, knowledge: {}, processes: {}, parts: {}, zone: 'Asia/Shanghai' },
};

/** The n-th claim: a number of its own. */
export function payingInput(n: number): JsonRecord {
  return { claimNo: claimNoOf(n), totalFen: 10_000 + 10 * (n % 1000) };
}

export const claimNoOf = (n: number): string => `CL2026${String(n).padStart(10, '0')}`;
