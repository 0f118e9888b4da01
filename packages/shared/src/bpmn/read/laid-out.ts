import type { FlowGraph } from '../../flow/index.ts';

type Point = { readonly x: number; readonly y: number };

const column = 330;
const row = 150;

/**
 * Places for nodes that a file shows no place of: from left to right by how many steps they are from the start, one below the other,
 * below everything that has a place.
 */
export function laidOut(
  { start, nodes, edges }: Pick<FlowGraph, 'start' | 'edges'> & { readonly nodes: readonly { readonly id: string }[] },
  known: ReadonlyMap<string, Point>,
): ReadonlyMap<string, Point> {
  const onward = Map.groupBy(edges, ({ from }) => from);
  const columns = new Map<string, number>();
  for (const first of [start, ...nodes.map(({ id }) => id)]) {
    if (!columns.has(first)) columns.set(first, 0);
    // A map is walked further than it reached when the walk began: it is its own queue.
    for (const [id, at] of columns) {
      for (const { to } of onward.get(id) ?? []) if (!columns.has(to)) columns.set(to, at + 1);
    }
  }
  const top = known.size === 0 ? 0 : Math.max(...[...known.values()].map(({ y }) => y)) + row;
  const filled = new Map<number, number>();
  const places = new Map(known);
  for (const { id } of nodes) {
    if (known.has(id)) continue;
    const across = columns.get(id) ?? 0;
    const down = filled.get(across) ?? 0;
    filled.set(across, down + 1);
    places.set(id, { x: across * column, y: top + down * row });
  }
  return places;
}
