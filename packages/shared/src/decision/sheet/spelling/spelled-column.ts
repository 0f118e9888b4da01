import type { ColumnType } from '../../decision-table.ts';

/** The column of a cell that is read: which side, which type, and the variables that are known by name. */
export type SpelledColumn = { readonly side: 'inputs' | 'outputs'; readonly type: ColumnType; readonly names: ReadonlySet<string> };
