import type { ColumnAt, DecisionTable, TableCase } from '@mortise/shared/decision';
import { createContext, type ReactNode, useContext, useMemo, useReducer } from 'react';
import type { Tried } from './checking/messages.ts';
import { cellSelected, type Selection } from './grid/selection.ts';

export type TablePanelName = 'column' | 'check' | 'cases' | 'try' | 'compare';

/** What changes with every key in the sheet: what is selected, and the text that is being written into the selected cell. */
type Place = { readonly selection: Selection; readonly writing: string | undefined };

/** What one person sees beside the sheet. */
type Beside = {
  readonly panel: TablePanelName;
  /** The column whose settings are open. */
  readonly column: ColumnAt | undefined;
  /** An input that was tried, and the table it was tried on: its verdicts stand in the cells as long as that is the one that is shown. */
  readonly tried: { readonly told: Tried; readonly table: DecisionTable } | undefined;
  /** What stands in the form for trying: the text of each input by its id, and the test case it came from. */
  readonly trial: Trial;
};

export type Trial = { readonly texts: Readonly<Record<string, string>>; readonly from: TableCase | undefined };

/** What one person sees of a table; none of it belongs to the table or to its history. */
type TableView = Place & Beside;

type Change = (next: Partial<TableView>) => void;

const empty: TableView = {
  selection: cellSelected({ row: 0, column: 0 }),
  writing: undefined,
  panel: 'check',
  column: undefined,
  tried: undefined,
  trial: { texts: {}, from: undefined },
};

const PlaceContext = createContext<Place>(empty);
const BesideContext = createContext<{ readonly view: Beside; readonly change: Change }>({ view: empty, change: () => undefined });

/** Holds the view of a table. What stands beside the sheet is not drawn again when the keyboard moves in it. */
export function TableViewProvider({ children }: { readonly children: ReactNode }) {
  const [{ selection, writing, panel, column, tried, trial }, change] = useReducer(after, empty);
  const place = useMemo(() => ({ selection, writing }), [selection, writing]);
  const beside = useMemo(() => ({ view: { panel, column, tried, trial }, change }), [panel, column, tried, trial]);
  return (
    <BesideContext value={beside}>
      <PlaceContext value={place}>{children}</PlaceContext>
    </BesideContext>
  );
}

/** What is seen beside the sheet, and how to change any of the view. */
export function useTableView(): { readonly view: Beside; readonly change: Change } {
  return useContext(BesideContext);
}

/** Where the keyboard is in the sheet; whoever asks is drawn again with every key. */
export function useTablePlace(): Place {
  return useContext(PlaceContext);
}

function after(view: TableView, change: Partial<TableView>): TableView {
  return { ...view, ...change };
}
