import { itemAmountHeads, itemNameHeads, itemNames } from './labels.ts';
import { isInRow, overlap, rightOf } from './neighbours.ts';
import type { Cell } from './page.ts';
import { partOf } from './part-of-box.ts';
import { editDistance, plainText } from './plain-text.ts';
import { type ReadValue, readAmount, readWords } from './read-values.ts';
import type { ExtractedReceipt, ReadField } from './receipt.ts';
import { segmentsOf } from './segments.ts';

type Item = ExtractedReceipt['items'][number];

/** The lines of a receipt's item table: by its heads where it has them, else by the known names of charges with an amount beside. */
export function itemsOf(cells: readonly Cell[], page: number): Item[] {
  const head = headOf(cells);
  const items = head === undefined ? [] : underHead(cells, head, page);
  return items.length > 0 ? items : byName(cells, page);
}

type Head = { readonly columns: readonly Cell[]; readonly pairs: readonly { readonly name: Cell; readonly amount: Cell }[] };

/** The row of heads with the most pairs of a name column and an amount column right of it. */
function headOf(cells: readonly Cell[]): Head | undefined {
  const names = cells.filter((cell) => itemNameHeads.includes(plainText(cell.line.text).text));
  const amounts = cells.filter((cell) => itemAmountHeads.includes(plainText(cell.line.text).text));
  const heads = names.map((first) => {
    const columns = cells.filter((cell) => isInRow(cell, first)).sort((one, other) => one.left - other.left);
    const pairs = columns.flatMap((name, at) => {
      if (!names.includes(name)) return [];
      const next = columns.slice(at + 1).findIndex((column) => names.includes(column));
      const amount = columns
        .slice(at + 1, next < 0 ? undefined : at + 1 + next)
        .filter((column) => amounts.includes(column))
        .at(-1);
      return amount === undefined ? [] : [{ name, amount }];
    });
    return { columns, pairs };
  });
  return heads.filter(({ pairs }) => pairs.length > 0).sort((one, other) => other.pairs.length - one.pairs.length)[0];
}

const endsTable = new Set([
  'totalUpper',
  'totalFen',
  'total',
  'fundFen',
  'otherFen',
  'accountFen',
  'cashFen',
  'selfPayFen',
  'ownExpenseFen',
  'stay',
  'visitOn',
  'hospital',
]);

function underHead(cells: readonly Cell[], { columns, pairs }: Head, page: number): Item[] {
  const top = Math.max(...columns.map((column) => column.y)) + 0.5;
  const ends = cells.filter((cell) => cell.y > top && segmentsOf(cell).some(({ meaning }) => endsTable.has(meaning)));
  const bottom = Math.min(...ends.map((cell) => cell.y - 0.4), Number.POSITIVE_INFINITY);
  const body = cells.filter((cell) => cell.y > top && cell.y < bottom).map((cell) => ({ cell, column: columnOf(cell, columns) }));
  return pairs.flatMap(({ name, amount }) => {
    const amounts = body.filter(({ column }) => column === amount).map(({ cell }) => cell);
    return body.flatMap(({ cell, column }) => {
      if (column !== name) return [];
      const beside = amounts
        .filter((other) => isInRow(cell, other))
        .sort((one, other) => Math.abs(one.y - cell.y) - Math.abs(other.y - cell.y))[0];
      return itemFrom(cell, beside, page);
    });
  });
}

/** The column a cell shares most width with, or stands nearest to. */
function columnOf(cell: Cell, columns: readonly Cell[]): Cell | undefined {
  return [...columns].sort((one, other) => overlap(cell, other) - overlap(cell, one))[0];
}

function byName(cells: readonly Cell[], page: number): Item[] {
  return cells.flatMap((cell) => {
    const name = nameFrom(cell.line.text.replace(trailingAmount, ''));
    if (name === undefined || !itemNames.includes(name.value)) return [];
    const beside = rightOf(cell, cells, (other) => readAmount(other.line.text) === undefined && nameFrom(other.line.text) !== undefined);
    return itemFrom(
      cell,
      beside.find((other) => readAmount(other.line.text)?.fit === 1),
      page,
    );
  });
}

const trailingAmount = /[\s:：]*-?[\d,]+\.\d\d$/;

function itemFrom(cell: Cell, beside: Cell | undefined, page: number): Item[] {
  const inline = beside === undefined ? trailingAmount.exec(cell.line.text)?.[0] : undefined;
  const amountText = beside?.line.text ?? inline?.replace(/^[\s:：]+/, '');
  const amount = amountText === undefined ? undefined : readAmount(amountText);
  const name = nameFrom(inline === undefined ? cell.line.text : cell.line.text.replace(trailingAmount, ''));
  if (amountText === undefined || amount === undefined || name === undefined) return [];
  const field = <T>(read: ReadValue<T>, from: Cell, raw: string): ReadField<T> => ({
    value: read.value,
    raw,
    confidence: Math.min(1, from.line.confidence) * read.fit,
    box: partOf(from.line, raw),
    page,
    source: 'ocr',
  });
  return [{ name: field(name, cell, cell.line.text), amountFen: field(amount, beside ?? cell, amountText) }];
}

/** The name of a charge; one character off a known name is taken for it. */
function nameFrom(text: string): ReadValue<string> | undefined {
  const read = readWords(text.replace(/^\d{1,2}[.、)）\s]*/, '').replace(/[:：.。]+$/, ''));
  if (read === undefined || itemNames.includes(read.value) || read.value.length < 3) return read;
  const near = itemNames.filter((name) => name.length >= 3 && editDistance(name, read.value) === 1);
  return near.length === 1 && near[0] !== undefined && near[0].length >= 4 ? { value: near[0], fit: 0.7 } : read;
}
