import type { Bounds } from '../read/shapes.ts';
import type { FileRevision } from '../write/container-revision.ts';
import { routeOf } from './route.ts';

/** Something to be drawn: a step or note with its place, or a line between two places. */
export type DrawnShape = { readonly element: string; readonly bounds: Bounds; readonly marked?: boolean };
export type DrawnEdge = { readonly element: string; readonly from: Bounds; readonly to: Bounds };

type File = Pick<FileRevision, 'maker' | 'fresh'>;

/** A new shape as XML that stands alone. `marked`: an exclusive gateway shows its cross. */
export function shapeXml(shape: DrawnShape, file: File): Promise<string> {
  return file.maker.xml(shapeOf(shape, file));
}

/** A new edge as XML that stands alone. */
export function edgeXml(edge: DrawnEdge, file: File): Promise<string> {
  return file.maker.xml(edgeOf(edge, file));
}

/** The waypoints of a route, each as XML that stands alone. */
export function waypointXml({ from, to }: Pick<DrawnEdge, 'from' | 'to'>, { maker }: File): Promise<string[]> {
  return Promise.all(routeOf(from, to).map((point) => maker.xml(maker.waypoint(point)).then(asWaypoint)));
}

type Diagram = { readonly container: string; readonly shapes: readonly DrawnShape[]; readonly edges: readonly DrawnEdge[] };

/** A whole new diagram of a container. */
export function diagramXml({ container, shapes, edges }: Diagram, file: File): Promise<string> {
  const { maker, fresh } = file;
  const planeElement = [...shapes.map((shape) => shapeOf(shape, file)), ...edges.map((edge) => edgeOf(edge, file))];
  const plane = maker.create('bpmndi:BPMNPlane', { id: fresh(`${container}_plane`), bpmnElement: maker.named(container), planeElement });
  return maker.xml(maker.create('bpmndi:BPMNDiagram', { id: fresh(`${container}_diagram`), plane }));
}

function shapeOf({ element, bounds, marked }: DrawnShape, { maker, fresh }: File) {
  return maker.create('bpmndi:BPMNShape', {
    id: fresh(`${element}_di`),
    bpmnElement: maker.named(element),
    ...(marked ? { isMarkerVisible: true } : {}),
    bounds: maker.create('dc:Bounds', bounds),
  });
}

function edgeOf({ element, from, to }: DrawnEdge, { maker, fresh }: File) {
  const waypoint = routeOf(from, to).map(maker.waypoint);
  return maker.create('bpmndi:BPMNEdge', { id: fresh(`${element}_di`), bpmnElement: maker.named(element), waypoint });
}

/** A point alone is written by its type's name; within an edge it is a waypoint. */
function asWaypoint(xml: string): string {
  const [, attributes = ''] = /^<dc:point([^>]*?)\s*\/>$/.exec(xml.trim()) ?? [];
  return `<di:waypoint xmlns:di="http://www.omg.org/spec/DD/20100524/DI"${attributes} />`;
}
