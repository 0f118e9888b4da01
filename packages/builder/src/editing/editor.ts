import type { FlowGraph } from '@mortise/shared/flow';
import type { Text } from '@mortise/shared/text';
import type { Catalogue, Command } from './command.ts';
import { changed, type History, historyFrom, redo, undo } from './history.ts';

/** An open drawing: performs commands, undoes them, and tells who listens. Holds no view state. */
export type Editor = {
  readonly catalogue: Catalogue;
  history(): History;
  /** Performs an edit; gives the reason when it is refused, and then changes nothing. */
  perform<I>(command: Command<I>, input: I, joins?: string): Text | undefined;
  undo(): void;
  redo(): void;
  subscribe(listener: () => void): () => void;
};

/** Opens a drawing for editing. */
export function openEditor(graph: FlowGraph, catalogue: Catalogue): Editor {
  let history = historyFrom(graph);
  const listeners = new Set<() => void>();
  const become = (next: History) => {
    if (next === history) return;
    history = next;
    for (const listener of listeners) listener();
  };
  return {
    catalogue,
    history: () => history,
    perform(command, input, joins) {
      const refusal = command.refuse(history.graph, input, catalogue);
      if (refusal) return refusal;
      const next = command.apply(history.graph, input, catalogue);
      if (next !== history.graph) become(changed(history, { graph: next, title: command.title, joins }));
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
