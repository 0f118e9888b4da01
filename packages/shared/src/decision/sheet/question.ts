import type { Text } from '../../text/index.ts';
import type { Reason } from './spelling/reasons.ts';

/** The cells of a sheet as texts, row by row; rows may differ in length. */
export type Grid = readonly (readonly string[])[];

/** A place in the sheet as it was given, from 0. */
export type GridPlace = { readonly row: number; readonly column: number };

/** Something that only a person can say. `heading` is the column's, if it is about one; `suggested` is one of the choices. */
export type SheetQuestion = {
  readonly id: string;
  readonly heading?: string;
  readonly text: Text;
  readonly choices: readonly { readonly id: string; readonly title: Text }[];
  readonly suggested: string;
  readonly examples: readonly string[];
};

/** What people answered: the id of a choice by the id of its question. */
export type SheetAnswers = Readonly<Record<string, string>>;

/** A cell that was written in another way than it stands in the table now, and what was done to it. */
export type Conversion = GridPlace & { readonly from: string; readonly to: string; readonly why: readonly Reason[] };
