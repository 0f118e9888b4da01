import type { FlowGraph } from '@mortise/shared/flow';
import { defineCommand } from '../command.ts';
import { refusals } from '../refusals.ts';

export type Place = { readonly id: string; readonly at: { readonly x: number; readonly y: number } };

/** Moves nodes and notes to where a drag ended; one command for the whole drag. */
export const move = defineCommand<{ readonly places: readonly Place[] }>({
  title: { zh: '移动', en: 'Move' },
  refuse: (_, { places }) => (places.length === 0 ? refusals.nothing : undefined),
  apply: (graph, { places }) => movedTo(graph, places),
});

/** The drawing with these nodes and notes at their new places, on whole points; what did not move stays the same value. */
export function movedTo(graph: FlowGraph, places: readonly Place[]): FlowGraph {
  const targets = new Map(places.map(({ id, at }) => [id, { x: Math.round(at.x), y: Math.round(at.y) }]));
  const moved = <T extends { id: string; at: { x: number; y: number } }>(item: T): T => {
    const at = targets.get(item.id);
    return at === undefined || (at.x === item.at.x && at.y === item.at.y) ? item : { ...item, at };
  };
  const nodes = graph.nodes.map(moved);
  const notes = graph.notes.map(moved);
  const same = nodes.every((node, i) => node === graph.nodes[i]) && notes.every((note, i) => note === graph.notes[i]);
  return same ? graph : { ...graph, nodes, notes };
}
