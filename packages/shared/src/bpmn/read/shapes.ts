import { type BpmnElement, elementAt, elementsAt, idOf, numberAt } from '../document/bpmn-element.ts';

/** A rectangle of the file's diagram, in its own units (most tools: points). */
export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Where each element is drawn, by its id; of an element that is drawn twice, the first place. */
export function shapesOf(definitions: BpmnElement): ReadonlyMap<string, Bounds> {
  const shapes = new Map<string, Bounds>();
  for (const diagram of elementsAt(definitions, 'diagrams')) {
    const plane = elementAt(diagram, 'plane');
    for (const shape of plane ? elementsAt(plane, 'planeElement') : []) {
      const [drawn, bounds] = [elementAt(shape, 'bpmnElement'), elementAt(shape, 'bounds')];
      if (!drawn || !bounds || shapes.has(idOf(drawn))) continue;
      const [x, y] = [numberAt(bounds, 'x'), numberAt(bounds, 'y')];
      const [width, height] = [numberAt(bounds, 'width') ?? 0, numberAt(bounds, 'height') ?? 0];
      if (x !== undefined && y !== undefined) shapes.set(idOf(drawn), { x, y, width, height });
    }
  }
  return shapes;
}
