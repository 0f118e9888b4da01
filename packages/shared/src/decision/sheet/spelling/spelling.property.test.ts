import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileExpression, compileUnaryTest } from '../../../expression/index.ts';
import { ColumnType } from '../../decision-table.ts';
import { readCell } from './read-cell.ts';
import { allDoubts, doubtAsked, Ways } from './ways.ts';

/** Pieces of which operators' cells are made, put together in any way. */
const piece = fc.constantFrom(
  ...[
    '18',
    '60',
    '1,200',
    '0.5',
    '1.5万',
    '30%',
    '¥5,000',
    '岁',
    '元',
    '天',
    '-',
    '~',
    '至',
    '到',
    ',',
    '、',
    '/',
    ' ',
    '\n',
    '>=',
    '≤',
    '<',
    '≠',
    '非',
    '不是',
  ],
  ...[
    '以上',
    '以下',
    '不满',
    '超过',
    '(含)',
    '（不含）',
    '[',
    ']',
    '(',
    ')',
    '且',
    '或',
    'and',
    '"',
    '“',
    '男',
    '女',
    '是',
    '否',
    '2026/1/5',
    '2026-06-30',
    '5/1/2026',
  ],
  ...['9:30', '3个月', 'null', 'not(', 'x', '?', '..', '为空', '介于', '之间', "'", '\\', '*', '+', '='],
);
const cell = fc.array(piece, { minLength: 1, maxLength: 7 }).map((pieces) => pieces.join(''));
const type = fc.constantFrom(...ColumnType.options);
const side = fc.constantFrom('inputs' as const, 'outputs' as const);
const ways = fc
  .tuple(...allDoubts.map((doubt) => fc.constantFrom(...doubtAsked(doubt).ways.map(({ id }) => [doubt, id] as const))))
  .map((chosen) => Ways.parse(Object.fromEntries(chosen)));
const names: ReadonlySet<string> = new Set(['x']);

test('whatever stands in a cell, what it is read as is FEEL of the column, or it is told that nobody understood it', () => {
  fc.assert(
    fc.property(cell, type, side, ways, (raw, kind, of, chosen) => {
      const { feel, why } = readCell(raw, { side: of, type: kind, names }, chosen);
      if (why.includes('kept') || raw.startsWith("'")) {
        expect(feel).toBe(raw.startsWith("'") ? raw.slice(1) : raw);
        return;
      }
      const compiled =
        of === 'inputs' ? compileUnaryTest(feel, { x: { kind: 'any' } }, { kind }) : compileExpression(feel, { x: { kind: 'any' } });
      const faults = compiled.ok ? [] : compiled.faults.filter(({ code }) => code !== 'expression.unknown-name');
      expect({ raw, feel, faults }).toEqual({ raw, feel, faults: [] });
    }),
    { numRuns: 3000 },
  );
});

test('what was read is read again as itself', () => {
  fc.assert(
    fc.property(cell, type, side, ways, (raw, kind, of, chosen) => {
      const column = { side: of, type: kind, names };
      const { feel, why } = readCell(raw, column, chosen);
      fc.pre(!why.includes('kept') && !raw.startsWith("'") && !feel.startsWith("'"));
      const again = readCell(feel, column, { ...chosen, names: 'variable', commas: 'list', brackets: 'list', pair: 'or' });
      expect(again.feel.replace(/\s/g, '')).toBe(feel.replace(/\s/g, ''));
    }),
    { numRuns: 2000 },
  );
});
