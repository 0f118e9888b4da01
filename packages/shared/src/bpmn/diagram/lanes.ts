import type { Bounds } from '../read/shapes.ts';
import type { ContainerRevision } from '../write/container-revision.ts';
import type { Revision } from '../write/revision.ts';
import { attributeOf, childrenOf, escaped, type XmlElement } from '../xml/index.ts';

/** Puts a new step into the innermost lane it is drawn in, if the container has lanes and it is drawn in one. */
export function joinLane(
  work: ContainerRevision,
  step: { readonly element: string; readonly bounds: Bounds },
  shapes: ReadonlyMap<string, Bounds>,
): void {
  const { x, y, width, height } = step.bounds;
  const middle = { x: x + width / 2, y: y + height / 2 };
  const lane = laneAt(work.container, middle, shapes);
  if (lane) addTo(work.revision, lane, step.element);
}

function laneAt(holder: XmlElement, middle: { x: number; y: number }, shapes: ReadonlyMap<string, Bounds>): XmlElement | undefined {
  for (const set of childrenOf(holder, 'laneSet', 'childLaneSet')) {
    for (const lane of childrenOf(set, 'lane')) {
      const frame = shapes.get(attributeOf(lane, 'id') ?? '');
      if (frame && holds(frame, middle)) return laneAt(lane, middle, shapes) ?? lane;
    }
  }
  return undefined;
}

function holds({ x, y, width, height }: Bounds, middle: { x: number; y: number }): boolean {
  return middle.x >= x && middle.x < x + width && middle.y >= y && middle.y < y + height;
}

function addTo(revision: Revision, lane: XmlElement, id: string): void {
  const xml = `<bpmn:flowNodeRef xmlns:bpmn="${lane.uri}">${escaped(id)}</bpmn:flowNodeRef>`;
  revision.insert(lane, xml, ({ local }) => local === 'childLaneSet');
}
