import { z } from 'zod';

/** Fields as truth files hold them and as they were read: texts, integer fen, and items. */
export const ReceiptFields = z.looseObject({ items: z.array(z.looseObject({ name: z.string(), amountFen: z.int() })).optional() });
export type ReceiptFields = z.infer<typeof ReceiptFields>;

export type ReceiptScore = {
  /** Of the receipts that have a field: the share read exactly, and the share read at all. */
  readonly fields: Readonly<Record<string, { exact: number; given: number }>>;
  /** Of all fields of all receipts, items apart: the share read exactly. */
  readonly exactAll: number;
  /** Items whose name and amount are both exact; null where no receipt has items. */
  readonly itemsF1: number | null;
};

/** Compares read receipts with their truth, each pair at the same place. Texts are compared trimmed, otherwise sign by sign; where
 * the whole truth is written in capitals, whatever was printed, so is the reading. */
export function scoreReceipts(pairs: readonly { readonly truth: ReceiptFields; readonly read: ReceiptFields }[]): ReceiptScore {
  const fold = pairs.every(({ truth }) => isInCapitals(truth)) ? (text: string) => text.toUpperCase() : (text: string) => text;
  const counts = new Map<string, { exact: number; given: number; of: number }>();
  const items = { right: 0, read: 0, truth: 0 };
  for (const { truth, read } of pairs) {
    for (const [name, value] of Object.entries(truth)) {
      if (name === 'items') continue;
      const count = counts.get(name) ?? { exact: 0, given: 0, of: 0 };
      const own = read[name];
      count.of += 1;
      count.given += own === undefined ? 0 : 1;
      count.exact += own !== undefined && fold(signOf(own)) === signOf(value) ? 1 : 0;
      counts.set(name, count);
    }
    countItems(truth, read, items);
  }
  const all = [...counts.values()];
  return {
    fields: Object.fromEntries([...counts].map(([name, { exact, given, of }]) => [name, { exact: exact / of, given: given / of }])),
    exactAll: share(
      all.reduce((sum, { exact }) => sum + exact, 0),
      all.reduce((sum, { of }) => sum + of, 0),
    ),
    itemsF1: items.truth === 0 ? null : share(2 * items.right, items.read + items.truth),
  };
}

function countItems(truth: ReceiptFields, read: ReceiptFields, counts: { right: number; read: number; truth: number }): void {
  const keys = ({ items = [] }: ReceiptFields) => items.map(({ name, amountFen }) => `${name.trim()} ${amountFen}`);
  const left = keys(read);
  const expected = keys(truth);
  counts.read += left.length;
  counts.truth += expected.length;
  for (const key of expected) {
    const at = left.indexOf(key);
    if (at < 0) continue;
    left.splice(at, 1);
    counts.right += 1;
  }
}

function isInCapitals(fields: ReceiptFields): boolean {
  return Object.values(fields).every((value) => typeof value === 'string' && value === value.toUpperCase());
}

function signOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}

function share(part: number, of: number): number {
  return of === 0 ? 0 : part / of;
}
