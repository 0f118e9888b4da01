import { fenFromUpper, upperFrom } from '../../money/index.ts';
import { editDistance } from './plain-text.ts';
import type { ExtractedReceipt, ReadField } from './receipt.ts';

/** A reading as sure as this is never changed: what is surely printed stays as printed, also when the sums do not agree. */
const sure = 0.9;
/** How far a mended reading, or one that takes part in a wrong sum, is still trusted. */
const doubted = 0.5;

/**
 * Uses the sums every receipt carries (金额合计 大写 = 小写 = items = payments; 自付 + 自费 = 账户 + 现金) to mend what was read wrongly: where exactly one
 * change of one digit in exactly one unsure amount makes every sum come out, the amount is changed and trusted no further than a person's
 * look; `raw` keeps the reading. Amounts that are surely read are left alone, so that a tampered receipt still shows.
 */
export function settleSums(read: ExtractedReceipt): ExtractedReceipt {
  const mended = mendUpper(mendDigit(read));
  const wrong = sumsOf(mended).filter(({ agrees }) => !agrees);
  const right = new Set(
    sumsOf(mended)
      .filter(({ agrees }) => agrees)
      .flatMap(({ parts }) => parts),
  );
  const suspects = new Set(wrong.flatMap(({ parts }) => parts).filter((part) => !right.has(part)));
  return withAmounts(mended, (place, field) =>
    suspects.has(place) ? { ...field, confidence: Math.min(field.confidence, doubted) } : field,
  );
}

type Sum = { readonly agrees: boolean; readonly parts: readonly string[] };

/** The sums whose every part was read. A payment that was not read leaves its sum out. */
function sumsOf(read: ExtractedReceipt): Sum[] {
  const total = read.totalFen?.value;
  const upper = read.totalUpper === undefined ? undefined : fenFromUpper(read.totalUpper.value);
  const payments = ['fundFen', 'otherFen', 'accountFen', 'cashFen'] as const;
  const sums: Sum[] = [];
  const add = (one: number | undefined, other: number | undefined, parts: readonly string[]) => {
    if (one !== undefined && other !== undefined) sums.push({ agrees: one === other, parts });
  };
  add(upper, total, ['totalFen', 'totalUpper']);
  add(read.items.length > 0 ? added(read.items.map(({ amountFen }) => amountFen)) : undefined, total, [
    'totalFen',
    ...read.items.map((_, at) => `items.${at}`),
  ]);
  add(added(payments.map((name) => read[name])), total, ['totalFen', ...payments]);
  add(added([read.selfPayFen, read.ownExpenseFen]), added([read.accountFen, read.cashFen]), [
    'selfPayFen',
    'ownExpenseFen',
    'accountFen',
    'cashFen',
  ]);
  return sums;
}

function added(fields: readonly (ReadField<number> | undefined)[]): number | undefined {
  return fields.reduce<number | undefined>((sum, field) => (sum === undefined || field === undefined ? undefined : sum + field.value), 0);
}

function mendDigit(read: ExtractedReceipt): ExtractedReceipt {
  const before = sumsOf(read);
  if (before.every(({ agrees }) => agrees)) return read;
  const tries: ExtractedReceipt[] = [];
  withAmounts(read, (place, field) => {
    if (field.confidence < sure)
      for (const value of oneDigitOff(field.value)) {
        const tried = withAmounts(read, (other, kept) =>
          other === place ? { ...kept, value, confidence: Math.min(kept.confidence, doubted) } : kept,
        );
        if (sumsOf(tried).every(({ agrees }) => agrees)) tries.push(tried);
      }
    return field;
  });
  const [only, second] = tries;
  return only === undefined || second !== undefined ? read : only;
}

function oneDigitOff(fen: number): number[] {
  const text = String(Math.abs(fen)).padStart(3, '0');
  return [...text].flatMap((digit, at) =>
    [...'0123456789'].flatMap((other) => (other === digit ? [] : [Number(text.slice(0, at) + other + text.slice(at + 1))])),
  );
}

/** Capital numerals that make no amount but are at most two characters off the total, which another sum confirms. */
function mendUpper(read: ExtractedReceipt): ExtractedReceipt {
  const { totalUpper, totalFen } = read;
  if (totalUpper === undefined || totalFen === undefined || totalFen.value < 0 || fenFromUpper(totalUpper.value) !== undefined) return read;
  const whole = upperFrom(totalFen.value);
  // 整 behind a jiao is the printer's choice
  const expected = /[整正]$/.test(totalUpper.value) && !whole.endsWith('整') ? `${whole}整` : whole;
  const confirmed = sumsOf(read).some(({ agrees, parts }) => agrees && parts.includes('totalFen'));
  if (!confirmed || editDistance(expected, totalUpper.value) > 2) return read;
  return { ...read, totalUpper: { ...totalUpper, value: expected, confidence: Math.min(totalUpper.confidence, doubted) } };
}

const amountNames = ['totalFen', 'fundFen', 'otherFen', 'accountFen', 'cashFen', 'selfPayFen', 'ownExpenseFen'] as const;

/** The receipt with every amount replaced by what `change` makes of it; places are field names and `items.0`, `items.1`… */
function withAmounts(read: ExtractedReceipt, change: (place: string, field: ReadField<number>) => ReadField<number>): ExtractedReceipt {
  const changed = { ...read, items: read.items.map((item, at) => ({ ...item, amountFen: change(`items.${at}`, item.amountFen) })) };
  for (const name of amountNames) {
    const field = read[name];
    if (field !== undefined) changed[name] = change(name, field);
  }
  return changed;
}
