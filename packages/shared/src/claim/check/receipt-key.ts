import type { ReadItem, ReceiptReading } from './receipt-reading.ts';

/** Fewer lines than these are too common to recognise a receipt by. */
const linesToRecognise = 2;

/**
 * Code and number of a receipt in one canonical text, for exact look-up of duplicates; undefined when either is missing. It
 * names a document of a person: whoever stores it stores a keyed hash of it.
 */
export function receiptKeyOf({ code, number }: Pick<ReceiptReading, 'code' | 'number'>): string | undefined {
  const parts = [code, number].map((field) => plain(field?.value ?? ''));
  return parts.includes('') ? undefined : parts.join(':');
}

/**
 * The lines of a receipt in one canonical text, whatever their order, for finding a receipt that was given another number;
 * undefined with too few lines to tell receipts apart. Sensitive, like the key.
 */
export function fingerprintOf(items: readonly ReadItem[]): string | undefined {
  if (items.length < linesToRecognise) return undefined;
  const lines = items.map(({ name, amountFen }) => `${plain(name.value)}=${amountFen.value}`);
  return lines.sort((one, other) => (one < other ? -1 : 1)).join(';');
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}
