import { useEffect } from 'react';
import { type Cutting, cuttingOf, paste, pastedNames } from '../editing/commands/paste.ts';
import { remove } from '../editing/commands/remove.ts';
import { useBoard, useGraph, usePerform } from './editor-context.ts';
import { useView } from './view-state.ts';

/** What was copied last; it outlives the screen, so that steps can be carried into another flow. */
let clipboard: Cutting | undefined;

/** The keys of the drawing: undo, redo, copy, cut, paste, duplicate, delete, select all, let go. Typing in a field is never touched. */
export function useShortcuts(): void {
  const { editor, readOnly } = useBoard();
  const graph = useGraph();
  const perform = usePerform();
  const { view, change } = useView();
  useEffect(() => {
    const put = (cutting: Cutting | undefined) => {
      if (!cutting) return;
      const names = new Set(pastedNames(graph, cutting).values());
      if (perform(paste, { cutting, by: 40 })) change({ selection: names });
    };
    const drop = () => view.selection.size > 0 && perform(remove, { ids: [...view.selection] }) && change({ selection: new Set() });
    const actions: Readonly<Record<string, () => void>> = {
      'mod+z': editor.undo,
      'mod+shift+z': editor.redo,
      'mod+y': editor.redo,
      'mod+c': () => {
        clipboard = cuttingOf(graph, view.selection);
      },
      'mod+x': () => {
        clipboard = cuttingOf(graph, view.selection);
        drop();
      },
      'mod+v': () => put(clipboard),
      'mod+d': () => put(cuttingOf(graph, view.selection)),
      'mod+a': () => change({ selection: new Set([...graph.nodes, ...graph.notes].map(({ id }) => id)) }),
      delete: drop,
      backspace: drop,
      escape: () => change({ selection: new Set(), insertion: undefined }),
    };
    const listen = (event: KeyboardEvent) => {
      if (readOnly || isTyping(event.target)) return;
      const action = actions[nameOf(event)];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [editor, graph, perform, view.selection, change, readOnly]);
}

function nameOf({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): string {
  return `${ctrlKey || metaKey ? 'mod+' : ''}${shiftKey && (ctrlKey || metaKey) ? 'shift+' : ''}${key.toLowerCase()}`;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"]') !== null;
}
