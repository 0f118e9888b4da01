import type { LabelMeaning } from './labels.ts';
import { belowOf, rightOf } from './neighbours.ts';
import type { Cell, Corners } from './page.ts';
import { partOf } from './part-of-box.ts';
import {
  type ReadValue,
  readAmount,
  readCheckCode,
  readDates,
  readDigits,
  readHospital,
  readName,
  readUpper,
  readWords,
} from './read-values.ts';
import type { ReceiptFieldName } from './receipt.ts';
import { type Segment, segmentsOf } from './segments.ts';

/** A reading of a field that could be right; the best by `score` is taken. */
export type Candidate = {
  readonly field: ReceiptFieldName;
  readonly value: string | number;
  readonly raw: string;
  readonly confidence: number;
  readonly box: Corners;
  readonly score: number;
  /** The cell the value stands in, and whether the label stands in it too. */
  readonly cell: Cell;
  readonly inline: boolean;
};

type Reading = { readonly field: ReceiptFieldName } & ReadValue<string | number>;

/** Every value that stands where a label's value stands: behind it in its cell, right of it, or below it. */
export function candidatesOf(cells: readonly Cell[]): Candidate[] {
  const segments = cells.map((cell) => ({ cell, found: segmentsOf(cell) }));
  const labelled = new Set(segments.filter(({ found }) => found.length > 0).map(({ cell }) => cell));
  const isLabel = (cell: Cell) => labelled.has(cell);
  return segments.flatMap(({ found }) =>
    found.flatMap((segment, at) => candidatesFor(segment, { cells, isLabel, isLast: at === found.length - 1 })),
  );
}

type Surroundings = { readonly cells: readonly Cell[]; readonly isLabel: (cell: Cell) => boolean; readonly isLast: boolean };

function candidatesFor(segment: Segment, { cells, isLabel, isLast }: Surroundings): Candidate[] {
  const { cell, meaning, rest, sure } = segment;
  if (meaning === 'other') return [];
  const inline = readingsOf(meaning, rest).map((reading) => candidate(reading, { cell, raw: rest, place: 1, sure, inline: true }));
  if (inline.some(({ score }) => score > 0.6) || !isLast) return inline;
  const right = rightOf(cell, cells, isLabel);
  const nearest = right[0];
  const beside =
    nearest === undefined
      ? []
      : readingsOf(meaning, nearest.line.text).map((reading) =>
          candidate(reading, {
            cell: nearest,
            raw: nearest.line.text,
            place: 0.97 - Math.min(0.2, (nearest.left - cell.right) / 150),
            sure,
            inline: false,
          }),
        );
  const whole = [rest, ...right.slice(0, 3).map((piece) => piece.line.text)].join('');
  const joined =
    nearest === undefined || beside.length > 0
      ? []
      : readingsOf(meaning, whole).map((reading) => candidate(reading, { cell: nearest, raw: whole, place: 0.85, sure, inline: false }));
  const under = belowOf(cell, cells, isLabel);
  const below =
    under === undefined || rest !== ''
      ? []
      : readingsOf(meaning, under.line.text).map((reading) =>
          candidate(reading, { cell: under, raw: under.line.text, place: 0.8, sure, inline: false }),
        );
  return [...inline, ...beside, ...joined, ...below];
}

function candidate(
  reading: Reading,
  { cell, raw, place, sure, inline }: { cell: Cell; raw: string; place: number; sure: number; inline: boolean },
): Candidate {
  return {
    field: reading.field,
    value: reading.value,
    raw,
    confidence: Math.min(1, cell.line.confidence) * reading.fit * sure,
    box: inline ? partOf(cell.line, raw) : cell.line.box,
    score: place * reading.fit * sure,
    cell,
    inline,
  };
}

/** What a text says if it stands where the value of a label stands; nothing if it does not look like such a value. */
function readingsOf(meaning: LabelMeaning, text: string): Reading[] {
  if (text === '') return [];
  if (meaning === 'stay') {
    const [admitted, discharged] = readDates(text);
    return admitted === undefined || discharged === undefined
      ? []
      : [
          { field: 'admittedOn', ...admitted },
          { field: 'dischargedOn', ...discharged },
        ];
  }
  if (meaning === 'total') {
    const amount = readAmount(text);
    const upper = readUpper(text);
    return [
      ...(amount === undefined ? [] : [{ field: 'totalFen' as const, ...amount, fit: amount.fit * 0.8 }]),
      ...(upper === undefined ? [] : [{ field: 'totalUpper' as const, ...upper }]),
    ];
  }
  if (meaning === 'other') return [];
  const value = readers[meaning](text);
  return value === undefined ? [] : [{ field: meaning, ...value }];
}

const readers: Readonly<Record<ReceiptFieldName, (text: string) => ReadValue<string | number> | undefined>> = {
  code: (text) => readDigits(text, 8),
  number: (text) => readDigits(text, 10),
  checkCode: readCheckCode,
  issuedOn: (text) => readDates(text)[0],
  payer: readName,
  hospital: readHospital,
  hospitalType: readWords,
  visitOn: (text) => readDates(text)[0],
  admittedOn: (text) => readDates(text)[0],
  dischargedOn: (text) => readDates(text)[0],
  totalFen: readAmount,
  totalUpper: readUpper,
  fundFen: readAmount,
  otherFen: readAmount,
  accountFen: readAmount,
  cashFen: readAmount,
  selfPayFen: readAmount,
  ownExpenseFen: readAmount,
};
