import { describe, expect, test } from 'vitest';
import type { FlowGraph } from './graph.ts';
import { actsAlike, nodeMapping } from './node-mapping.ts';

const node = (id: string, more: Partial<FlowGraph['nodes'][number]> = {}) => {
  return { id, kind: 'flows.set', version: 1, settings: { rows: [] }, at: { x: 0, y: 0 }, ...more };
};
const drawing = (nodes: FlowGraph['nodes'], more: Partial<FlowGraph> = {}): FlowGraph => ({
  format: 1,
  id: 'claim',
  name: { zh: '理赔', en: 'Claim' },
  type: 'process',
  start: 'a',
  variables: [],
  nodes,
  edges: [{ id: 'e', from: 'a', exit: 'next', to: 'b' }],
  notes: [],
  ...more,
});

describe('the mapping of two drawings', () => {
  test('keeps steps that were moved, renamed or set otherwise, and names those that are', () => {
    const after = drawing([node('b', { settings: { rows: [1] } }), node('a', { at: { x: 9, y: 9 }, label: '新名字' })]);
    expect(nodeMapping(drawing([node('a'), node('b')]), after)).toEqual({ kept: ['a', 'b'], changed: ['b'], removed: [], added: [] });
  });

  test('calls a step removed that is gone, or that is another kind or version under its old name', () => {
    const before = drawing([node('a'), node('b'), node('c'), node('d')]);
    const after = drawing([node('a'), node('b', { kind: 'flows.end' }), node('c', { version: 2 }), node('e')]);
    expect(nodeMapping(before, after)).toEqual({ kept: ['a'], changed: [], removed: ['b', 'c', 'd'], added: ['b', 'c', 'e'] });
  });
});

describe('two drawings act alike', () => {
  const before = drawing([node('a'), node('b')], { variables: [{ name: 'x', type: 'text', class: 'internal' }] });

  test('when only names, places, notes and the order of things differ', () => {
    const after = drawing([node('b', { at: { x: 5, y: 5 } }), node('a', { label: '开始' })], {
      name: { zh: '新', en: 'New' },
      notes: [{ id: 'n', text: '说明', at: { x: 0, y: 0 } }],
      edges: [{ id: 'another', from: 'a', exit: 'next', to: 'b' }],
      variables: [{ name: 'x', type: 'text', class: 'internal', title: { zh: '甲', en: 'A' } }],
    });
    expect(actsAlike(before, after)).toBe(true);
  });

  test.each([
    ['a setting', drawing([node('a', { settings: {} }), node('b')], { variables: before.variables })],
    ['a way', { ...before, edges: [] }],
    ['the start', { ...before, start: 'b' }],
    ['a variable’s type', { ...before, variables: [{ name: 'x', type: 'number' as const, class: 'internal' as const }] }],
  ])('but not when %s differs', (_what, after) => {
    expect(actsAlike(before, after)).toBe(false);
  });
});
