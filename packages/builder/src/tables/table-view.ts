import type { ColumnAt, DecisionTable, TableCase } from '@mortise/shared/decision';
import { createContext, useContext } from 'react';
import type { Tried } from './checking/messages.ts';
import { cellSelected, type Selection } from './grid/selection.ts';

export type TablePanelName = 'column' | 'check' | 'cases' | 'try' | 'compare';

/** What one person sees of a table; none of it belongs to the table or to its history. */
export type TableView = {
  readonly selection: Selection;
  readonly panel: TablePanelName;
  /** The column whose settings are open. */
  readonly column: ColumnAt | undefined;
  /** The text that is being written into the selected cell. */
  readonly writing: string | undefined;
  /** An input that was tried, and the table it was tried on: its verdicts stand in the cells as long as that is the one that is shown. */
  readonly tried: { readonly told: Tried; readonly table: DecisionTable } | undefined;
  /** What stands in the form for trying: the text of each input by its id, and the test case it came from. */
  readonly trial: Trial;
};

export type Trial = { readonly texts: Readonly<Record<string, string>>; readonly from: TableCase | undefined };

export const emptyTableView: TableView = {
  selection: cellSelected({ row: 0, column: 0 }),
  panel: 'check',
  column: undefined,
  writing: undefined,
  tried: undefined,
  trial: { texts: {}, from: undefined },
};

type Viewed = { readonly view: TableView; change(next: Partial<TableView>): void };

const ViewContext = createContext<Viewed>({ view: emptyTableView, change: () => undefined });
export const TableViewProvider = ViewContext.Provider;

/** The view of the table, and how to change it. */
export function useTableView(): Viewed {
  return useContext(ViewContext);
}

/** The view after a change. */
export function tableViewAfter(view: TableView, change: Partial<TableView>): TableView {
  return { ...view, ...change };
}
