import type { Exit, FlowEdge, FlowGraph, FlowNode, Problem } from '@mortise/shared/flow';
import type { Text } from '@mortise/shared/text';
import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react';
import { cardHeight, cardWidth, exitOffset } from '../editing/card-size.ts';
import type { Catalogue } from '../editing/command.ts';
import { titleOf, waysOut } from '../editing/placed.ts';
import type { Light } from './light.ts';

type Point = { readonly x: number; readonly y: number };

/** What is shown beside the drawing itself. */
export type Overlay = {
  readonly selection: ReadonlySet<string>;
  /** Where things are during a drag; the drawing hears of it once, at its end. */
  readonly moving: ReadonlyMap<string, Point>;
  readonly problems: readonly Problem[];
  readonly lights: ReadonlyMap<string, Light>;
};

export type CardData = {
  node: FlowNode;
  /** What the node is, if its kind is installed. */
  title: Text | undefined;
  exits: readonly Exit[];
  isStart: boolean;
  mark: Problem['severity'] | undefined;
  light: Light | undefined;
};
export type CardNode = Node<CardData, 'card'>;
export type NoteNode = Node<{ note: FlowGraph['notes'][number] }, 'note'>;
export type DrawnNode = CardNode | NoteNode;
/** `near`: one of its ends is selected. `lane` keeps the lines of one card apart: each way out turns off at a place of its own. */
export type LineEdge = Edge<{ lit: boolean; near: boolean; lane: number }, 'line'>;

type Drawn = { readonly nodes: DrawnNode[]; readonly edges: LineEdge[] };

/**
 * Turns our drawing into React Flow's nodes and edges. Remembers each by what it was made from, so that of a thousand nodes only
 * those that changed are drawn again. Sizes and handles are told, never measured: a flow is on the screen at once.
 */
export function openDrawer(catalogue: Catalogue): (graph: FlowGraph, overlay: Overlay) => Drawn {
  const cards = remember<CardNode>();
  const notes = remember<NoteNode>();
  const lines = remember<LineEdge>();
  return (graph, { selection, moving, problems, lights }) => {
    const marks = marksOf(problems);
    const drawnNodes = graph.nodes.map((node) => {
      const facts = [node, moving.get(node.id), selection.has(node.id), marks.get(node.id), lights.get(node.id), graph.start === node.id];
      return cards(node.id, facts, () => card(node, catalogue, { graph, selection, moving, marks, lights }));
    });
    const drawnNotes = graph.notes.map((note) => {
      const at = moving.get(note.id) ?? note.at;
      const selected = selection.has(note.id);
      return notes(note.id, [note, at.x, at.y, selected], () => ({ id: note.id, type: 'note', position: at, data: { note }, selected }));
    });
    const lanes = lanesOf(graph, catalogue);
    const drawnEdges = graph.edges.map((edge) => {
      const lit = lights.get(edge.from)?.exits.has(edge.exit) ?? false;
      const selected = selection.has(edge.id);
      const near = selection.has(edge.from) || selection.has(edge.to);
      const lane = lanes.get(edge.from)?.get(edge.exit) ?? 0;
      return lines(edge.id, [edge, lit, near, selected, lane], () => line(edge, { lit, near, lane }, selected));
    });
    return { nodes: [...drawnNodes, ...drawnNotes], edges: drawnEdges };
  };
}

type Around = Pick<Overlay, 'selection' | 'moving' | 'lights'> & { graph: FlowGraph; marks: ReadonlyMap<string, Problem['severity']> };

function card(node: FlowNode, catalogue: Catalogue, { graph, selection, moving, marks, lights }: Around): CardNode {
  const exits = waysOut(catalogue, node);
  const size = { width: cardWidth, height: cardHeight(exits.length) };
  return {
    id: node.id,
    type: 'card',
    position: moving.get(node.id) ?? node.at,
    ...size,
    measured: size,
    handles: handlesOf(exits),
    selected: selection.has(node.id),
    data: {
      node,
      title: titleOf(catalogue, node),
      exits,
      isStart: graph.start === node.id,
      mark: marks.get(node.id),
      light: lights.get(node.id),
    },
  };
}

function line(edge: FlowEdge, data: NonNullable<LineEdge['data']>, selected: boolean): LineEdge {
  const { id, from: source, to: target, exit: sourceHandle } = edge;
  return { id, source, target, sourceHandle, targetHandle: 'in', type: 'line', selected, data };
}

function lanesOf(graph: FlowGraph, catalogue: Catalogue): ReadonlyMap<string, ReadonlyMap<string, number>> {
  return new Map(graph.nodes.map((node) => [node.id, new Map(waysOut(catalogue, node).map(({ id }, row) => [id, row]))]));
}

function handlesOf(exits: readonly Exit[]): NodeHandle[] {
  const at = { width: 12, height: 12 };
  return [
    { ...at, id: 'in', type: 'target', position: Position.Left, x: -6, y: 23 },
    ...exits.map(
      ({ id }, row): NodeHandle => ({ ...at, id, type: 'source', position: Position.Right, x: cardWidth - 6, y: exitOffset(row) - 6 }),
    ),
  ];
}

function marksOf(problems: readonly Problem[]): ReadonlyMap<string, Problem['severity']> {
  const marks = new Map<string, Problem['severity']>();
  for (const { node, severity } of problems) if (node && marks.get(node) !== 'error') marks.set(node, severity);
  return marks;
}

/** Keeps what was made under a key as long as the facts it was made from are the same. */
function remember<T>(): (key: string, facts: readonly unknown[], make: () => T) => T {
  const held = new Map<string, { readonly facts: readonly unknown[]; readonly made: T }>();
  return (key, facts, make) => {
    const known = held.get(key);
    if (known?.facts.every((fact, i) => fact === facts[i])) return known.made;
    const made = make();
    held.set(key, { facts, made });
    return made;
  };
}
