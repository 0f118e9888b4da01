import type { DecisionTable, TableCommand, TableEditor } from '@mortise/shared/decision';
import type { History } from '@mortise/shared/editing';
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { useTextIn } from '../app/language.ts';
import { useNotice } from '../app/notice.ts';
import type { TableChecking } from './checking/use-table-checking.ts';
import type { TableUses } from './use-table-uses.ts';

/** What the parts of the table screen share: the open table, what is known about it, and where it is asked. */
type Board = {
  readonly editor: TableEditor;
  readonly readOnly: boolean;
  readonly checking: TableChecking;
  readonly uses: TableUses;
  /** The table as it was when the screen was opened. */
  readonly opened: DecisionTable;
};

const BoardContext = createContext<Board | undefined>(undefined);
export const TableBoardProvider = BoardContext.Provider;

/** The open table. Throws outside of a table screen, which is a mistake of ours. */
export function useTableBoard(): Board {
  const board = useContext(BoardContext);
  if (!board) throw new Error('no table is open here');
  return board;
}

/** The table and its history, drawn again at every change. */
export function useTableHistory(): History<DecisionTable> {
  const { editor } = useTableBoard();
  return useSyncExternalStore(editor.subscribe, editor.history);
}

/** The table as it is now. */
export function useTable(): DecisionTable {
  return useTableHistory().document;
}

/** Performs an edit and tells the person when it is refused; gives whether it was done. */
export function useTablePerform(): <I>(command: TableCommand<I>, input: I, joins?: string) => boolean {
  const { editor, readOnly } = useTableBoard();
  const textIn = useTextIn();
  const notice = useNotice();
  return useCallback(
    (command, input, joins) => {
      if (readOnly) return false;
      const refusal = editor.perform(command, input, joins);
      if (refusal) notice(textIn(refusal), 'orange');
      return refusal === undefined;
    },
    [editor, readOnly, textIn, notice],
  );
}
