import { describe, expect, test } from 'vitest';
import { gestureOf, selectionAfter } from './gestures.ts';

const still = { moving: new Map(), selection: new Set<string>() };

describe('a drag', () => {
  test('tells the drawing nothing until it ends', () => {
    const during = gestureOf([{ type: 'position', id: 'a', position: { x: 5, y: 6 }, dragging: true }], still);
    expect([during.placed, during.moving.get('a')]).toEqual([[], { x: 5, y: 6 }]);
  });
  test('puts everything that moved in its place at its end, in one go', () => {
    const moving = new Map([['a', { x: 5, y: 6 }]]);
    const end = gestureOf(
      [
        { type: 'position', id: 'a', dragging: false },
        { type: 'position', id: 'b', position: { x: 1, y: 2 }, dragging: false },
      ],
      { ...still, moving },
    );
    expect(end.placed).toEqual([
      { id: 'a', at: { x: 5, y: 6 } },
      { id: 'b', at: { x: 1, y: 2 } },
    ]);
    expect(end.moving.size).toBe(0);
  });
});

describe('the selection', () => {
  test('stays the same value when nothing of it changed', () => {
    const selection = new Set(['a']);
    expect(selectionAfter([{ type: 'select', id: 'a', selected: true }], selection)).toBe(selection);
    expect([...selectionAfter([{ type: 'select', id: 'a', selected: false }], selection)]).toEqual([]);
  });
});
