import type { Text } from '../text/index.ts';
import type { Command } from './command.ts';
import { type Differing, type History, historyFrom, historyOf } from './history.ts';

/** An open document: performs commands, undoes them, and tells who listens. Holds no view state. */
export type Editor<D, C = undefined> = {
  history(): History<D>;
  /** Performs an edit; gives the reason when it is refused, and then changes nothing. */
  perform<I>(command: Command<D, I, C>, input: I, joins?: string): Text | undefined;
  undo(): void;
  redo(): void;
  subscribe(listener: () => void): () => void;
};

type Parts<D, X, C> = { readonly document: D; readonly context: C; readonly differing: Differing<D, X> };

/** Opens a document for editing. `context` is given to every command. */
export function openEditor<D, X, C>({ document, context, differing }: Parts<D, X, C>): Editor<D, C> {
  const { changed, undo, redo } = historyOf(differing);
  let history = historyFrom<D, X>(document);
  const listeners = new Set<() => void>();
  const become = (next: History<D, X>) => {
    if (next === history) return;
    history = next;
    for (const listener of listeners) listener();
  };
  return {
    history: () => history,
    perform(command, input, joins) {
      const refusal = command.refuse(history.document, input, context);
      if (refusal) return refusal;
      const next = command.apply(history.document, input, context);
      if (next !== history.document) become(changed(history, { document: next, title: command.title, joins }));
      return undefined;
    },
    undo: () => become(undo(history)),
    redo: () => become(redo(history)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
