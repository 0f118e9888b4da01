import { type FileIndex, plainId } from '../write/file-index.ts';
import type { Revision } from '../write/revision.ts';
import { attributeOf, childrenOf, elementsIn, type XmlElement } from '../xml/index.ts';

export type Shift = { readonly x: number; readonly y: number };

/** Moves the shapes of elements with their labels, and of every line between elements the ends that hang on those that move. */
export function shiftDrawings(
  revision: Revision,
  index: FileIndex,
  { shifts, rerouted }: { readonly shifts: ReadonlyMap<string, Shift>; readonly rerouted: ReadonlySet<string> },
): void {
  if (shifts.size === 0) return;
  for (const [id, shift] of shifts) {
    const [shape] = index.drawingsOf(id).filter(({ local }) => local === 'BPMNShape');
    if (shape) shiftBounds(revision, shape, shift);
  }
  for (const line of index.all) {
    const id = attributeOf(line, 'id') ?? '';
    if (rerouted.has(id)) continue;
    const { source, target } = endsOf(line, index);
    const [first, last] = [shifts.get(source), shifts.get(target)];
    const [edge] = first || last ? index.drawingsOf(id).filter(({ local }) => local === 'BPMNEdge') : [];
    if (edge) shiftEdge(revision, edge, { first: first ?? still, last: last ?? still });
  }
}

const still: Shift = { x: 0, y: 0 };

/** What an element connects: a line by what it names, a data association by the activity it belongs to. */
function endsOf(line: XmlElement, index: FileIndex): { readonly source: string; readonly target: string } {
  const owner = attributeOf(index.parentOf(line) ?? line, 'id') ?? '';
  if (line.local === 'dataInputAssociation') return { source: '', target: owner };
  if (line.local === 'dataOutputAssociation') return { source: owner, target: '' };
  return { source: plainId(attributeOf(line, 'sourceRef') ?? ''), target: plainId(attributeOf(line, 'targetRef') ?? '') };
}

function shiftEdge(revision: Revision, edge: XmlElement, { first, last }: { first: Shift; last: Shift }): void {
  const points = edge.children.filter((child): child is XmlElement => child.is === 'element' && child.local === 'waypoint');
  const together = first.x === last.x && first.y === last.y;
  points.forEach((point, at) => {
    if (together || at === 0) shiftPoint(revision, point, first);
    else if (at === points.length - 1) shiftPoint(revision, point, last);
  });
  const half = { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 };
  for (const label of childrenOf(edge, 'BPMNLabel')) shiftBounds(revision, label, half);
}

/** All rectangles within a shape: its own and its label's. */
function shiftBounds(revision: Revision, shape: XmlElement, shift: Shift): void {
  for (const within of elementsIn(shape)) if (within.local === 'Bounds') shiftPoint(revision, within, shift);
}

function shiftPoint(revision: Revision, point: XmlElement, shift: Shift): void {
  for (const name of ['x', 'y'] as const) {
    const value = Number(attributeOf(point, name));
    // Powers of ten keep 0.1 + 0.2 from showing.
    if (shift[name] !== 0 && Number.isFinite(value)) revision.attribute(point, name, String(Math.round((value + shift[name]) * 1e6) / 1e6));
  }
}
