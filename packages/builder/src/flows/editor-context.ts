import type { History } from '@mortise/shared/editing';
import type { FlowGraph, Problem } from '@mortise/shared/flow';
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { useTextIn } from '../app/language.ts';
import { useNotice } from '../app/notice.ts';
import type { Command } from '../editing/command.ts';
import type { Editor } from '../editing/editor.ts';

/** What the parts of the drawing screen share: the open drawing, what is wrong with it, and what may be referred to. */
type Board = {
  readonly editor: Editor;
  readonly problems: readonly Problem[];
  /** A published version or an execution is looked at, never changed. */
  readonly readOnly: boolean;
};

const BoardContext = createContext<Board | undefined>(undefined);
export const BoardProvider = BoardContext.Provider;

/** The open drawing. Throws outside of a drawing screen, which is a mistake of ours. */
export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (!board) throw new Error('no drawing is open here');
  return board;
}

/** The drawing and its history, drawn again at every change. */
export function useHistory(): History<FlowGraph> {
  const { editor } = useBoard();
  return useSyncExternalStore(editor.subscribe, editor.history);
}

/** The drawing as it is now. */
export function useGraph(): FlowGraph {
  return useHistory().document;
}

/** Performs an edit and tells the person when it is refused; gives whether it was done. */
export function usePerform(): <I>(command: Command<I>, input: I, joins?: string) => boolean {
  const { editor, readOnly } = useBoard();
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
