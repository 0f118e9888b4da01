import type { TillRow, TillValue } from './till-row.ts';

/** Labels of what was to be paid, the surest first; a sub-total serves only where no total is printed. */
const labels: readonly RegExp[] = [
  /ROUNDED\s*TOTAL|TOTAL\s*ROUNDED|TOTAL\s*(AFTER|WITH)\s*ROUND|TOTAL\s*\(?ROUND/i,
  /GRAND\s*TOTAL|AMOUNT\s*DUE|TOTAL\s*DUE|BALANCE\s*DUE|TOTAL\s*PAYABLE|AMOUNT\s*PAYABLE/i,
  /\bNETT?\s*(TOTAL|AMT|AMOUNT)/i,
  /^\W*(TOTAL|JUMLAH|TL)\b\s*(AMOUNT|AMT|SALES?)?\W*(\(?\s*(RM|MYR)\s*\)?)?[\s:]*-?[\d.,]*\W*$/i,
  /TOTAL\s*(SALES?)?\s*(AMT|AMOUNT)?\s*\(?(INCL|WITH)/i,
  /\bTOTAL|JUMLAH/i,
];
const subTotal = /SUB\s*-?\s*TOTAL/i;
const notTotals =
  /SUB\s*-?\s*TOTAL|TOTAL\s*(QTY|QUANTITY|[IL]TEM|DISC|SAVING|GST|TAX|POINT|PCS)|EXCL|BEFORE|WITHOUT|SUMMARY|CHANGE|TOTAL\s*ROUNDING/i;
const rounding = /ROUND(ING)?\b(?!.*TOTAL)/i;
const amount = /(?<![\d.])-?\d{1,3}(?:,?\d{3})*\.\s?\d{2}(?!\d|\s?%)/g;

/** What was to be paid: the total right after a rounding, else the surest label's, in its row or right below. */
export function totalIn(rows: readonly TillRow[]): TillValue | undefined {
  const isTotal = ({ text }: TillRow) => /TOTA[L!1I]|JUMLAH|NETT?\s*A/i.test(text) && !notTotals.test(text);
  const rounded = rows.findIndex(({ text }) => rounding.test(text));
  const afterRounding = rounded < 0 ? [] : rows.slice(rounded + 1, rounded + 3).filter(isTotal);
  const ranked = labels.map((label) => rows.filter((row) => label.test(row.text) && !notTotals.test(row.text)));
  const inOrder = [afterRounding, ...ranked, rows.filter(({ text }) => subTotal.test(text))];
  for (const [rank, found] of inOrder.entries())
    for (const row of found) {
      const value = amountIn(row) ?? amountIn(rows[rows.indexOf(row) + 1]);
      if (value !== undefined && Number(value.value.replace(/,/g, '')) !== 0) return { ...value, fit: 1 - rank * 0.05 };
    }
  return undefined;
}

/** The last amount of a row: those before it are parts of it. */
function amountIn(row: TillRow | undefined): Omit<TillValue, 'fit'> | undefined {
  const last = row?.text.match(amount)?.at(-1);
  return row === undefined || last === undefined ? undefined : { value: last.replace(/\s/g, ''), pieces: row.pieces.slice(-1) };
}
