import type { Reason } from './reasons.ts';

/**
 * A cell as FEEL, and what was done to get there (nothing, where it stood there as FEEL). `span` are the ends of a range that does
 * not say whether they are included; `units` the kinds of units that stood in it; `grouped`: thousands separators beyond doubt.
 */
export type CellReading = {
  readonly feel: string;
  readonly why: readonly Reason[];
  readonly span?: { readonly low: string; readonly high: string };
  readonly units?: readonly string[];
  readonly grouped?: boolean;
};
