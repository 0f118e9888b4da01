/// <reference path="./fixtures/raw-file.d.ts" />
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FlowGraph, FlowNode } from '../flow/index.ts';
import file from './fixtures/claim.bpmn?raw';
import { bpmnFromFlows, flowsFromBpmn } from './index.ts';
import { elementsIn, readXml, xmlOf } from './xml/index.ts';

const at = fc.record({ x: fc.integer({ min: -3000, max: 3000 }), y: fc.integer({ min: -3000, max: 3000 }) });
const words = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('改名', 'a\nb', '<x>'));

/** What an operator may do on the canvas; a number picks a step, line or note by its place in the list. */
const edit = fc.oneof(
  fc.record({ do: fc.constant('move' as const), which: fc.nat(30), at }),
  fc.record({ do: fc.constant('rename' as const), which: fc.nat(30), label: fc.option(words, { nil: undefined }) }),
  fc.record({ do: fc.constant('remove' as const), which: fc.nat(30) }),
  fc.record({ do: fc.constant('cut' as const), which: fc.nat(30) }),
  fc.record({ do: fc.constant('redirect' as const), which: fc.nat(30), to: fc.nat(30) }),
  fc.record({
    do: fc.constant('add' as const),
    after: fc.nat(30),
    kind: fc.constantFrom('flows.pass', 'flows.end', 'flows.set', 'desk.task'),
    at,
  }),
  fc.record({
    do: fc.constant('connect' as const),
    from: fc.nat(30),
    exit: fc.constantFrom('next', 'failed', 'overdue', 'otherwise'),
    to: fc.nat(30),
  }),
  fc.record({ do: fc.constant('condition' as const), which: fc.nat(30), when: fc.constantFrom('amount > 5', 'x = "<&>"') }),
  fc.record({ do: fc.constant('hours' as const), which: fc.nat(30), hours: fc.integer({ min: 1, max: 99 }) }),
  fc.record({ do: fc.constant('note' as const), which: fc.nat(4), text: words, at }),
  fc.record({ do: fc.constant('start' as const), which: fc.nat(30) }),
  fc.record({ do: fc.constant('title' as const), zh: words, en: words }),
);
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;

function pick<T>(list: readonly T[], which: number): T | undefined {
  return list[which % Math.max(1, list.length)];
}

function change(graph: FlowGraph, node: FlowNode | undefined, to: (node: FlowNode) => FlowNode): FlowGraph {
  return { ...graph, nodes: graph.nodes.map((each) => (each === node ? to(each) : each)) };
}

function afterEdit(graph: FlowGraph, one: Edit, n: number): FlowGraph {
  const [node, edge] = 'which' in one ? [pick(graph.nodes, one.which), pick(graph.edges, one.which)] : [];
  switch (one.do) {
    case 'move':
      return change(graph, node, (each) => ({ ...each, at: one.at }));
    case 'rename':
      return change(graph, node, ({ label: _, ...each }) =>
        one.label === undefined || one.label.trim() === '' ? each : { ...each, label: one.label },
      );
    case 'remove': {
      const edges = graph.edges.filter(({ from, to }) => from !== node?.id && to !== node?.id);
      const nodes = graph.nodes.filter((each) => each !== node);
      return { ...graph, nodes, edges, start: graph.start === node?.id ? (nodes[0]?.id ?? graph.start) : graph.start };
    }
    case 'cut':
      return { ...graph, edges: graph.edges.filter((each) => each !== edge) };
    case 'redirect': {
      const to = pick(graph.nodes, one.to);
      return to ? { ...graph, edges: graph.edges.map((each) => (each === edge ? { ...each, to: to.id } : each)) } : graph;
    }
    case 'add': {
      const from = pick(graph.nodes, one.after);
      const added: FlowNode = { id: `new-${n}`, kind: one.kind, version: 1, settings: {}, at: one.at };
      const grown = { ...graph, nodes: [...graph.nodes, added] };
      return from ? connected(grown, { from: from.id, exit: 'next', to: added.id }) : grown;
    }
    case 'connect': {
      const [from, to] = [pick(graph.nodes, one.from), pick(graph.nodes, one.to)];
      return from && to ? connected(graph, { from: from.id, exit: one.exit, to: to.id }) : graph;
    }
    case 'condition':
      return change(
        graph,
        graph.nodes.find(({ kind }) => kind === 'flows.choose'),
        (each) => ({ ...each, settings: withWhen(each.settings, one.which, one.when) }),
      );
    case 'hours':
      return change(
        graph,
        graph.nodes.find(({ id }) => id === 'look'),
        (each) => ({ ...each, settings: { ...Object(each.settings), hours: one.hours } }),
      );
    case 'note': {
      const note = graph.notes[one.which];
      if (!note) return { ...graph, notes: [...graph.notes, { id: `note-${n}`, text: one.text, at: one.at }] };
      return { ...graph, notes: graph.notes.map((each) => (each === note ? { ...each, text: one.text, at: one.at } : each)) };
    }
    case 'start':
      return node ? { ...graph, start: node.id } : graph;
    case 'title':
      return { ...graph, name: { zh: one.zh, en: one.en } };
  }
}

function connected(graph: FlowGraph, edge: { from: string; exit: string; to: string }): FlowGraph {
  if (graph.edges.some(({ from, exit }) => from === edge.from && exit === edge.exit)) return graph;
  return { ...graph, edges: [...graph.edges, { id: `${edge.from}:${edge.exit}`, ...edge }] };
}

function withWhen(settings: FlowNode['settings'], which: number, when: string): FlowNode['settings'] {
  const { cases = [] }: { cases?: { id: string }[] } = Object(settings);
  return { ...Object(settings), cases: cases.map((each, at) => (at === which % cases.length ? { ...each, when } : each)) };
}

const byId = <T extends { readonly id: string }>(list: readonly T[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** All but places: those of moved shapes come back to the point, and what stands on a moved step moves with it. */
function essence({ origin: _, nodes, notes, edges, ...graph }: FlowGraph) {
  return {
    ...graph,
    nodes: byId(nodes.map(({ at: _at, ...node }) => node)),
    edges: byId(edges),
    notes: byId(notes.map(({ at: _at, ...note }) => note)),
  };
}

test('an imported flow comes back equal after any edits, and what was not touched stays to the letter', async () => {
  const read = await flowsFromBpmn(file);
  if (!read.ok) throw new Error(read.message.en);
  const [claim, ...others] = read.flows.map(({ graph }) => graph);
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 6 }), async (edits) => {
      if (!claim) throw new Error('no flow');
      const edited = edits.reduce((graph, one, n) => afterEdit(graph, one, n), claim);
      const { xml } = await bpmnFromFlows([edited, ...others]);
      const back = await flowsFromBpmn(xml);
      if (!back.ok) throw new Error(back.message.en);
      const again = back.flows.find(({ graph }) => graph.id === claim.id)?.graph;
      if (!again) throw new Error('the flow is gone');
      expect(essence(again)).toEqual(essence(edited));
      expectPlaces(claim, edited, again);
      expectUntouched(claim, edited, xml);
    }),
    { numRuns: 60 },
  );
});

/** What hangs on another step moves with it. */
const followers: Readonly<Record<string, string>> = { too_late: 'look', broke: 'sum', both_split: 'both' };

function expectPlaces(before: FlowGraph, edited: FlowGraph, again: FlowGraph): void {
  const was = new Map(before.nodes.map((node) => [node.id, node.at]));
  for (const { id, at: wanted } of edited.nodes) {
    const leader = edited.nodes.find((node) => node.id === followers[id]);
    if (leader && JSON.stringify(leader.at) !== JSON.stringify(was.get(leader.id))) continue;
    if (id in followers && !leader) continue;
    const place = again.nodes.find((node) => node.id === id)?.at ?? { x: Number.NaN, y: Number.NaN };
    const moved = JSON.stringify(was.get(id)) !== JSON.stringify(wanted);
    expect([Math.abs(place.x - wanted.x), Math.abs(place.y - wanted.y)].every((off) => off <= (moved ? 2 : 0))).toBe(true);
  }
}

function expectUntouched(before: FlowGraph, edited: FlowGraph, xml: string): void {
  const then = elementsOf(file);
  const now = elementsOf(xml);
  const touching = (graph: FlowGraph, id: string) =>
    JSON.stringify([graph.nodes.find((node) => node.id === id), byId(graph.edges.filter(({ from, to }) => from === id || to === id))]);
  const hosts = new Set(Object.values(followers));
  for (const { id } of before.nodes) {
    if (touching(before, id) !== touching(edited, id) || hosts.has(id) || id in followers) continue;
    expect(withoutOurWords(now.get(id))).toBe(withoutOurWords(then.get(id)));
  }
  for (const id of ['insurer', 'hospital', 'payment', 'file', 'hospital_di', 'lane_front_di']) expect(now.get(id)).toBe(then.get(id));
}

/** Where an edit changes what BPMN alone would say of another step, our words about that step say what it still is. */
function withoutOurWords(xml = ''): string {
  return xml.replace(/<bpmn:extensionElements xmlns:mortise[\s\S]*?<\/bpmn:extensionElements>/g, '').replace(/>\s+</g, '><');
}

function elementsOf(xml: string): ReadonlyMap<string, string> {
  const read = readXml(xml);
  if (!read.ok) throw new Error('no XML');
  const ids = [...elementsIn(read.document.root)].map(
    (element) => [element.attributes.find(({ name }) => name === 'id')?.value ?? '', xmlOf(element)] as const,
  );
  return new Map(ids);
}
