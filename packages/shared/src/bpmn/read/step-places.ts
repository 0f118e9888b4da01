import { elementAt, idOf } from '../document/bpmn-element.ts';
import { cardAt, shapeAt } from '../placement.ts';
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
  const host = element.$type === 'bpmn:BoundaryEvent' ? elementAt(element, 'attachedToRef') : undefined;
  const border = host && shapes.get(idOf(host));
  if (!border) return { x, y };
  const above = bounds.y + bounds.height / 2 < border.y + border.height / 2;
  return { x: x + beside.x, y: above ? y - beside.y : y + beside.y };
}

const beside: Point = { x: 30, y: 80 };

/** Where a second half stands: below its first. */
export function placeOfSecond({ x, y }: Point): Point {
  return { x: x + 40, y: y + 110 };
}
