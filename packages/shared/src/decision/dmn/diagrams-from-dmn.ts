import { z } from 'zod';
import type { Diagram } from '../model/decision-model.ts';

const Length = z.coerce.number().catch(0);
const Bounds = z.object({ x: Length, y: Length, width: Length, height: Length });
const Shape = z.object({ $type: z.literal('dmndi:DMNShape'), dmnElementRef: z.string().default(''), bounds: Bounds.optional() });
const Point = z.object({ x: Length, y: Length }).transform(({ x, y }) => ({ x, y }));
const Edge = z.object({ $type: z.literal('dmndi:DMNEdge'), dmnElementRef: z.string().default(''), waypoint: z.array(Point).default([]) });
const Drawing = z.object({ name: z.string().optional(), diagramElements: z.array(z.unknown()).default([]) });

/** The positions a file gives its elements; a file without diagrams has none. */
export const DiagramsElement = z
  .object({ diagrams: z.array(Drawing).default([]) })
  .optional()
  .transform((drawn): readonly Diagram[] =>
    (drawn?.diagrams ?? []).map(({ name, diagramElements }) => ({
      name,
      shapes: diagramElements.flatMap((element) => {
        const { success, data } = Shape.safeParse(element);
        return success && data.bounds !== undefined ? [{ element: localIdOf(data.dmnElementRef), ...data.bounds }] : [];
      }),
      edges: diagramElements.flatMap((element) => {
        const { success, data } = Edge.safeParse(element);
        return success ? [{ element: localIdOf(data.dmnElementRef), points: data.waypoint }] : [];
      }),
    })),
  );

/** The id in a reference that is written as a qualified name: `include1:_a` points at `_a`. */
function localIdOf(reference: string): string {
  return reference.slice(reference.indexOf(':') + 1);
}
