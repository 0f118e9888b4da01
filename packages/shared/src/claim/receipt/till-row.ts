import type { PageLine } from './page.ts';

/** One row of a till receipt: its text and the pieces it is made of. */
export type TillRow = { readonly text: string; readonly pieces: readonly PageLine[] };

/** A value found in rows. */
export type TillValue = { readonly value: string; readonly pieces: readonly PageLine[]; readonly fit: number };
