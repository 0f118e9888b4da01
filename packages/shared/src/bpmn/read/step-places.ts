import { cardAt, shapeAt } from '../diagram/placement.ts';
import type { StepWords } from '../step/own-words.ts';
import type { Place } from './container.ts';
import type { Bounds } from './shapes.ts';

type Point = { readonly x: number; readonly y: number };

/**
 * Where a step's card stands. Our exact place counts as long as the shape stands where we put it. An event on a border gets room
 * beside the card it is attached to.
 */
export function placeOfStep({ id, element }: Place, words: StepWords | undefined, shapes: ReadonlyMap<string, Bounds>): Point | undefined {
  const bounds = shapes.get(id);
  if (!bounds) return words?.at;
  const written = words && shapeAt(words.at, bounds);
  if (words && written?.x === bounds.x && written.y === bounds.y) return words.at;
  const { x, y } = cardAt(bounds);
  return element.$type === 'bpmn:BoundaryEvent' ? { x: x + beside.x, y: y + beside.y } : { x, y };
}

/** Most events hang on the lower border. The same for all, so that one that is moved comes back where it was put. */
const beside: Point = { x: 30, y: 80 };

/** Where a second half stands: below its first. */
export function placeOfSecond({ x, y }: Point): Point {
  return { x: x + 40, y: y + 110 };
}
