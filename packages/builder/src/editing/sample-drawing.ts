import type { FlowGraph, FlowNode, NodeSpec } from '@mortise/shared/flow';
import type { Catalogue } from './command.ts';

const text = (words: string) => ({ zh: words, en: words });

function spec(kind: string, exits: NodeSpec['exits'], more: Partial<NodeSpec> = {}): NodeSpec {
  return {
    kind,
    version: 1,
    title: text(kind),
    help: text(kind),
    group: text('sample'),
    within: 'any',
    exits,
    assurance: 'anonymous',
    settings: {},
    example: {},
    reach: 'none',
    ...more,
  };
}

/** Four kinds that tests draw with: one way out, ways out from rows, one that asks the world, and one for processes only. */
export const sampleCatalogue: Catalogue = new Map(
  [
    spec('dialog.ask', [{ id: 'next', title: text('next') }]),
    spec('flow.switch', { fromSetting: 'cases', also: [{ id: 'otherwise', title: text('otherwise') }] }),
    spec('documents.read', [{ id: 'read', title: text('read') }], { reach: 'local' }),
    spec('claims.pay', [{ id: 'paid', title: text('paid') }], { within: 'process' }),
    spec('flow.end', []),
  ].map((each) => [each.kind, each]),
);

/** A node of a kind at the origin. */
export function sampleNode(id: string, kind = 'dialog.ask', more: Partial<FlowNode> = {}): FlowNode {
  return { id, kind, version: 1, settings: {}, at: { x: 0, y: 0 }, ...more };
}

/** ask → choose (small, otherwise) → end. */
export const sampleDrawing: FlowGraph = {
  format: 1,
  id: 'sample',
  name: text('sample'),
  type: 'dialog',
  start: 'ask',
  variables: [],
  nodes: [
    sampleNode('ask'),
    sampleNode('choose', 'flow.switch', { settings: { cases: [{ id: 'small', title: text('small'), when: 'total < 10' }] } }),
    sampleNode('end', 'flow.end'),
  ],
  edges: [
    { id: 'ask:next', from: 'ask', exit: 'next', to: 'choose' },
    { id: 'choose:small', from: 'choose', exit: 'small', to: 'end' },
  ],
  notes: [],
};
