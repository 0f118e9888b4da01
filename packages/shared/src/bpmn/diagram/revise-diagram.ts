import type { Bounds } from '../read/shapes.ts';
import type { ContainerRevision } from '../write/container-revision.ts';
import type { FileIndex } from '../write/file-index.ts';
import { sizeOfType } from '../write/kind-types.ts';
import { newTypeOf } from '../write/revise-steps.ts';
import type { Revision } from '../write/revision.ts';
import { same } from '../write/wanted.ts';
import { attributeOf, elementsIn, type XmlElement } from '../xml/index.ts';
import { type DrawnEdge, type DrawnShape, diagramXml, edgeXml, shapeXml, waypointXml } from './diagram-xml.ts';
import { joinLane } from './lanes.ts';
import { annotationAt, shapeAt, shiftOf } from './placement.ts';
import type { Shift } from './shift-drawings.ts';

/** A flow as it was written into its container, with what the diagram has to follow. */
export type WrittenFlow = {
  readonly work: ContainerRevision;
  /** The element of each note. */
  readonly notes: ReadonlyMap<string, string>;
  /** Lines that were led elsewhere. */
  readonly rerouted: readonly string[];
};

const noteSize = { width: 160, height: 60 };

/** How far each element of a flow moves that the diagram shows: its steps and notes, and what stands on or in them. */
export function shiftsIn({ work, notes }: WrittenFlow, shapes: ReadonlyMap<string, Bounds>): ReadonlyMap<string, Shift> {
  const shifts = new Map<string, Shift>();
  const move = (element: string, from: Shift, to: Shift) => {
    if (shapes.has(element) && !same(from, to)) shifts.set(element, shiftOf(from, to));
  };
  for (const { element, node, before } of work.wanted.steps) if (before) move(element, before.at, node.at);
  const notesBefore = new Map(work.drawn?.graph.notes.map((note) => [note.id, note]));
  for (const note of work.graph.notes) move(notes.get(note.id) ?? '', notesBefore.get(note.id)?.at ?? note.at, note.at);
  for (const [element, shift] of [...shifts]) {
    for (const follower of followersOf(element, work.index, shapes)) if (!shifts.has(follower)) shifts.set(follower, shift);
  }
  return shifts;
}

/** Events on a border go with it, and what is drawn inside an expanded sub-process. */
function followersOf(id: string, index: FileIndex, shapes: ReadonlyMap<string, Bounds>): readonly string[] {
  const attached = index.attachedTo(id);
  const element = index.byId(id);
  const frame = shapes.get(id);
  const collapsed = index.drawingsOf(id).some((drawing) => attributeOf(drawing, 'isExpanded') === 'false');
  if (!element || !frame || collapsed) return attached;
  const inner = [...elementsIn(element)].flatMap((each) => attributeOf(each, 'id') ?? []);
  return [...attached, ...inner.filter((each) => each !== id && isWithin(shapes.get(each), frame))];
}

function isWithin(inner: Bounds | undefined, { x, y, width, height }: Bounds): boolean {
  return inner !== undefined && inner.x >= x && inner.y >= y && inner.x + inner.width <= x + width && inner.y + inner.height <= y + height;
}

/** Draws what is new of a flow, and lines that lead elsewhere, into the plane its other steps are in; into a new one if there is none. */
export async function drawNew(written: WrittenFlow, known: ReadonlyMap<string, Bounds>, revision: Revision): Promise<void> {
  const { work } = written;
  const places = placesOf(written, known);
  const plane = work.drawn && planeOf(work);
  for (const { element, before } of work.wanted.steps) {
    const place = places.get(element);
    if (work.drawn && !before && place) joinLane(work, { element, bounds: place.bounds }, known);
  }
  const drawn = (id: string) => plane !== undefined && work.index.drawingsOf(id).length > 0;
  const shapes = [...places].flatMap(([element, place]): DrawnShape[] =>
    drawn(element) || !(place.isNew || !plane) ? [] : [{ element, ...place }],
  );
  const edges = work.wanted.lines.flatMap(({ element, source, target }): DrawnEdge[] => {
    const [from, to] = [places.get(source)?.bounds, places.get(target)?.bounds];
    return from && to && !drawn(element) ? [{ element, from, to }] : [];
  });
  if (plane) {
    for (const shape of shapes) revision.insert(plane, await shapeXml(shape, work), () => false);
    // A line that the file never drew stays as it is.
    const fresh = new Set(work.wanted.lines.flatMap(({ element, before }) => (before ? [] : [element])));
    for (const edge of edges) if (fresh.has(edge.element)) revision.insert(plane, await edgeXml(edge, work), () => false);
    for (const line of written.rerouted) await reroute(line, places, written, revision);
  } else if (!work.drawn || shapes.some(({ element }) => places.get(element)?.isNew)) {
    const entry = drawnEntry(work, places);
    const all = { container: work.containerId, shapes: [...entry.shapes, ...shapes], edges: [...entry.edges, ...edges] };
    revision.insert(work.index.root, await diagramXml(all, work), ({ local }) => local === 'relationship');
  }
}

type Place = { readonly bounds: Bounds; readonly isNew: boolean; readonly marked?: boolean };

/** Where each step and note of a flow is drawn, by its element: where it is or moves to, or where a new shape goes. */
function placesOf(written: WrittenFlow, known: ReadonlyMap<string, Bounds>): ReadonlyMap<string, Place> {
  const { work, notes } = written;
  const places = new Map<string, Place>();
  for (const step of work.wanted.steps) {
    const shape = known.get(step.element);
    const type = newTypeOf(step, work);
    const marked = type === 'bpmn:ExclusiveGateway' && step.before === undefined;
    const isNew = step.before === undefined || !same(step.before.at, step.node.at);
    places.set(step.element, shape ? { bounds: shape, isNew: false } : { bounds: shapeAt(step.node.at, sizeOfType(type)), isNew, marked });
  }
  for (const note of work.graph.notes) {
    const element = notes.get(note.id) ?? '';
    const shape = known.get(element);
    places.set(
      element,
      shape ? { bounds: shape, isNew: false } : { bounds: annotationAt(note.at, noteSize), isNew: work.drawn?.notes.has(note.id) !== true },
    );
  }
  return places;
}

/** The start event before the first step of a flow of ours. */
function drawnEntry({ entry }: ContainerRevision, places: ReadonlyMap<string, Place>): { shapes: DrawnShape[]; edges: DrawnEdge[] } {
  const to = places.get(entry?.target ?? '')?.bounds;
  if (!entry || !to) return { shapes: [], edges: [] };
  const size = sizeOfType('bpmn:StartEvent');
  const bounds = { x: to.x - 2 * size.width, y: to.y + (to.height - size.height) / 2, ...size };
  return { shapes: [{ element: entry.event, bounds }], edges: [{ element: entry.line, from: bounds, to }] };
}

async function reroute(line: string, places: ReadonlyMap<string, Place>, { work }: WrittenFlow, revision: Revision): Promise<void> {
  const wanted = work.wanted.lines.find(({ element }) => element === line);
  const [from, to] = [places.get(wanted?.source ?? '')?.bounds, places.get(wanted?.target ?? '')?.bounds];
  const [edge] = work.index.drawingsOf(line);
  if (!edge || !from || !to) return;
  for (const child of edge.children) if (child.is === 'element' && child.local === 'waypoint') revision.remove(child);
  for (const point of await waypointXml({ from, to }, work))
    revision.insert(edge, point, ({ local }) => local !== 'waypoint' && local !== 'extension');
}

/** The plane that shows the steps of a container, or else the container itself or its pool. */
function planeOf({ drawn, index, containerId }: ContainerRevision): XmlElement | undefined {
  const pools = index.all.filter((element) => element.local === 'participant' && attributeOf(element, 'processRef') === containerId);
  const shown = [...(drawn?.container.places ?? []).map(({ id }) => id), ...pools.flatMap((pool) => attributeOf(pool, 'id') ?? [])];
  for (const id of shown) {
    const [drawing] = index.drawingsOf(id);
    const plane = drawing && index.parentOf(drawing);
    if (plane) return plane;
  }
  return index.all.find((element) => element.local === 'BPMNPlane' && attributeOf(element, 'bpmnElement') === containerId);
}
