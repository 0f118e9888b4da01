import type { Reason } from './reasons.ts';
import type { Ways } from './ways.ts';

/**
 * One value as it stands in a cell, as a FEEL literal. `order` tells which of two comes first (`NaN` where that cannot be told);
 * `unit` is the kind of unit that stood there, `times` what the number was multiplied by, `grouped` whether it had thousands separators that can be nothing else.
 */
export type Scalar = {
  readonly literal: string;
  readonly order: number;
  readonly why: readonly Reason[];
  readonly unit?: string | undefined;
  readonly times?: number | undefined;
  readonly grouped?: boolean;
};

/** Reads one value; `undefined` when the text is none of this type. */
export type ScalarReader = (text: string, ways: Ways, times?: number) => Scalar | undefined;
