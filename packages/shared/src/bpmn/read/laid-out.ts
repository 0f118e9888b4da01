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
  if (nodes.every(({ id }) => known.has(id))) return known;
  const columns = columnsOf(start, nodes, edges);
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

/** How many steps each node is from the start, or from the first that nothing leads to. */
function columnsOf(start: string, nodes: readonly { readonly id: string }[], edges: FlowGraph['edges']): ReadonlyMap<string, number> {
  const onward = Map.groupBy(edges, ({ from }) => from);
  const columns = new Map<string, number>();
  for (const first of [start, ...nodes.map(({ id }) => id)]) {
    if (columns.has(first)) continue;
    columns.set(first, 0);
    // A list is walked further than it reached when the walk began: it is its own queue.
    const reached = [first];
    for (const id of reached) {
      for (const { to } of onward.get(id) ?? []) {
        if (columns.has(to)) continue;
        columns.set(to, (columns.get(id) ?? 0) + 1);
        reached.push(to);
      }
    }
  }
  return columns;
}
