import type { Bounds } from '../read/shapes.ts';

type Point = { readonly x: number; readonly y: number };

/**
 * From a diagram's units to the canvas's points. Our cards are wider than the circles and boxes of BPMN, and name their ways out in rows:
 * a diagram is drawn apart so that they find room, and drawn together again when it goes back.
 */
const stretch: Point = { x: 2.5, y: 1.5 };
/** The middle of a card of one or two ways out, from its corner. The canvas knows its cards' true sizes; this only has to be the same both ways. */
const middle: Point = { x: 120, y: 46 };

/** Where a step's card stands for a shape: middle upon middle, in whole points. */
export function cardAt({ x, y, width, height }: Bounds): Point {
  return { x: whole((x + width / 2) * stretch.x - middle.x), y: whole((y + height / 2) * stretch.y - middle.y) };
}

/** Where a shape of this size stands for a card. */
export function shapeAt(at: Point, { width, height }: Pick<Bounds, 'width' | 'height'>): Bounds {
  const [x, y] = [(at.x + middle.x) / stretch.x - width / 2, (at.y + middle.y) / stretch.y - height / 2];
  return { x: whole(x), y: whole(y), width, height };
}

/** Where a note stands for an annotation: corner upon corner. */
export function noteAt({ x, y }: Bounds): Point {
  return { x: whole(x * stretch.x), y: whole(y * stretch.y) };
}

/** Where an annotation of this size stands for a note. */
export function annotationAt(at: Point, { width, height }: Pick<Bounds, 'width' | 'height'>): Bounds {
  return { x: whole(at.x / stretch.x), y: whole(at.y / stretch.y), width, height };
}

/** How far a shape moves when its card moves this far, in tenths of a unit. */
export function shiftOf(from: Point, to: Point): Point {
  return { x: tenth((to.x - from.x) / stretch.x), y: tenth((to.y - from.y) / stretch.y) };
}

/** Rounded; never the zero that has a minus. */
function whole(value: number): number {
  return Math.round(value) + 0;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10 + 0;
}
