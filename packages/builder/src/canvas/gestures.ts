import type { Connection, EdgeChange, NodeChange } from '@xyflow/react';
import type { Place } from '../editing/commands/move.ts';
import type { DrawnNode, LineEdge } from './drawing.ts';

type Point = { readonly x: number; readonly y: number };

/** What React Flow's changes mean for us: where things are while they move, where they were put, and what is selected. */
type Gesture = {
  readonly moving: ReadonlyMap<string, Point>;
  readonly placed: readonly Place[];
  readonly selection: ReadonlySet<string>;
};

/** Reads changes of nodes. A drag is `moving` while it lasts and `placed` once, at its end; so is a step by an arrow key. */
export function gestureOf(changes: readonly NodeChange<DrawnNode>[], held: Omit<Gesture, 'placed'>): Gesture {
  const moving = new Map(held.moving);
  const placed: Place[] = [];
  for (const change of changes) {
    if (change.type !== 'position') continue;
    const at = change.position ?? moving.get(change.id);
    if (change.dragging && at) moving.set(change.id, at);
    else {
      moving.delete(change.id);
      if (at) placed.push({ id: change.id, at });
    }
  }
  return { moving, placed, selection: selectionAfter(changes, held.selection) };
}

/** The selection after changes of nodes or edges; the same set when nothing of it changed. */
export function selectionAfter(
  changes: readonly (NodeChange<DrawnNode> | EdgeChange<LineEdge>)[],
  selection: ReadonlySet<string>,
): ReadonlySet<string> {
  const next = new Set(selection);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (change.selected) next.add(change.id);
    else next.delete(change.id);
  }
  const same = next.size === selection.size && [...next].every((id) => selection.has(id));
  return same ? selection : next;
}

/** A line drawn from a named way out to a node, as the input of our command. */
export function connectionOf({ source, sourceHandle, target }: Pick<Connection, 'source' | 'sourceHandle' | 'target'>) {
  return { from: source, exit: sourceHandle ?? '', to: target };
}
