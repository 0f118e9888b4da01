import type { Text } from '../../text/index.ts';

/** Where a figure was taken from when it was not calculated. */
export type FigureSource =
  | { readonly from: 'receipt'; readonly receipt: string; readonly field: string }
  | { readonly from: 'plan' | 'year' | 'case'; readonly field: string };

/**
 * One figure of a benefit statement (理算书): calculated ones show their formula and stand above what they were calculated
 * from, the leaves name their source. Amounts in fen; formulas are written in yuan as people read them.
 */
export type ExplanationNode = {
  readonly id: string;
  readonly title: Text;
  readonly amountFen?: number;
  readonly formula?: Text;
  readonly source?: FigureSource;
  readonly children: readonly ExplanationNode[];
};

/** A figure that was read somewhere. */
export function given(id: string, title: Text, source: FigureSource, amountFen: number): ExplanationNode {
  return { id, title, amountFen, source, children: [] };
}

/** A figure that follows from others. */
export function derived(
  id: string,
  title: Text,
  amountFen: number,
  formula: string | Text,
  children: readonly ExplanationNode[],
): ExplanationNode {
  return { id, title, amountFen, formula: typeof formula === 'string' ? { zh: formula, en: formula } : formula, children };
}
