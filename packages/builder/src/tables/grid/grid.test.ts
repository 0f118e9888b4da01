import type { DecisionTable } from '@mortise/shared/decision';
import { describe, expect, test } from 'vitest';
import { copied, ownCells } from './clipboard.ts';
import { keyOnCell, keyWhileWriting } from './grid-keys.ts';
import { rowHeight, rowWindow, scrolledTo } from './row-window.ts';
import { cellSelected, fitted, rangeOf, rowsOf, stepped } from './selection.ts';

const bounds = { rows: 10, columns: 4 };
const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const middle = { first: false, last: false };

describe('the selection', () => {
  test('never leaves the grid and grows from where it began', () => {
    const start = cellSelected({ row: 8, column: 3 });
    const grown = stepped(start, { rows: 5, columns: -2, extend: true }, bounds);
    expect(rangeOf(grown)).toEqual({ from: { row: 8, column: 1 }, to: { row: 9, column: 3 } });
    expect(rowsOf(grown, bounds)).toEqual({ from: 8, count: 2 });
    expect(stepped(grown, { rows: -99, columns: 0, extend: false }, bounds)).toEqual(cellSelected({ row: 0, column: 1 }));
  });
  test('follows a table that became smaller', () => {
    expect(fitted(cellSelected({ row: 8, column: 3 }), { rows: 2, columns: 4 })).toEqual(cellSelected({ row: 1, column: 3 }));
    expect(rowsOf(cellSelected({ row: 0, column: 0 }), { rows: 0, columns: 4 })).toEqual({ from: 0, count: 0 });
  });
});

describe('keys', () => {
  test('move, write, fill and undo as in a spreadsheet', () => {
    expect(keyOnCell({ ...none, key: 'ArrowDown', shiftKey: true }, middle)).toEqual({ is: 'step', rows: 1, columns: 0, extend: true });
    expect(keyOnCell({ ...none, key: 'F2' }, middle)).toEqual({ is: 'write' });
    expect(keyOnCell({ ...none, key: 'd', ctrlKey: true }, middle)).toEqual({ is: 'fill' });
    expect(keyOnCell({ ...none, key: 'Z', metaKey: true, shiftKey: true }, middle)).toEqual({ is: 'redo' });
    expect(keyWhileWriting({ ...none, key: 'Tab' })).toEqual({ is: 'keep', rows: 0, columns: 1 });
    expect(keyWhileWriting({ ...none, key: 'Escape' })).toEqual({ is: 'leave' });
  });
  test('that write a letter, or belong to an input method, are left alone', () => {
    expect(keyOnCell({ ...none, key: 'a' }, middle)).toBeUndefined();
    expect(keyOnCell({ ...none, key: 'Enter', isComposing: true }, middle)).toBeUndefined();
    expect(keyWhileWriting({ ...none, key: 'Enter', isComposing: true })).toBeUndefined();
    expect(keyWhileWriting({ ...none, key: 'Enter', altKey: true })).toBeUndefined();
  });
  test('never catch the keyboard: at the edges Tab leads out of the grid', () => {
    expect(keyOnCell({ ...none, key: 'Tab' }, { first: false, last: true })).toBeUndefined();
    expect(keyOnCell({ ...none, key: 'Tab', shiftKey: true }, { first: true, last: false })).toBeUndefined();
    expect(keyOnCell({ ...none, key: 'Tab' }, middle)).toMatchObject({ is: 'step', columns: 1 });
  });
});

describe('a thousand rows', () => {
  test('draw only what is seen and a little more', () => {
    expect(rowWindow({ top: 500 * rowHeight, height: 20 * rowHeight, rows: 1000 })).toEqual({ from: 490, to: 530 });
    expect(rowWindow({ top: 0, height: 20 * rowHeight, rows: 3 })).toEqual({ from: 0, to: 3 });
  });
  test('are scrolled only when the row is out of view', () => {
    const view = { top: 100 * rowHeight, height: 10 * rowHeight };
    expect([scrolledTo(105, view), scrolledTo(99, view), scrolledTo(110, view)]).toEqual([view.top, 99 * rowHeight, 101 * rowHeight]);
  });
});

describe('copied cells', () => {
  const table: DecisionTable = {
    id: 't',
    name: 't',
    hitPolicy: 'UNIQUE',
    inputs: [{ id: 'a', label: 'a', expression: 'a', type: 'number' }],
    outputs: [{ name: 'b', type: 'text' }],
    rules: [
      // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
      { id: 'r1', when: ['-'], then: ['=1+1'], note: 'two\nlines' },
      // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
      { id: 'r2', when: ['> 5'], then: ['"say ""x"""'] },
    ],
  };
  const all = { from: { row: 0, column: 0 }, to: { row: 1, column: 2 } };
  test('are safe for a spreadsheet and exact for ourselves', () => {
    const { text, cells } = copied(table, all);
    expect(text).toBe(`\t'=1+1\t"two\nlines"\r\n> 5\t"""say """"x"""""""\t`);
    expect(ownCells(cells)).toEqual([
      ['-', '=1+1', 'two\nlines'],
      ['> 5', '"say ""x"""', ''],
    ]);
  });
  test('of anybody else are none of ours', () => {
    expect([ownCells(''), ownCells('x'), ownCells('[1]'), ownCells('[[1]]')]).toEqual([undefined, undefined, undefined, undefined]);
  });
});
