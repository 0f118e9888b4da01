import type { FlowGraph } from '@mortise/shared/flow';
import type { Text } from '@mortise/shared/text';
import { type Difference, differenceOf, redone, undone } from './difference.ts';

type Change = { readonly title: Text; readonly difference: Difference; readonly joins: string | undefined };

/** A drawing and every change that led to it. */
export type History = { readonly graph: FlowGraph; readonly past: readonly Change[]; readonly future: readonly Change[] };

const longest = 1000;

/** A drawing that nobody has changed yet. */
export function historyFrom(graph: FlowGraph): History {
  return { graph, past: [], future: [] };
}

/**
 * Takes the next drawing into the history. Changes in a row with the same `joins` undo as one: the letters of a word typed into
 * one field are one edit to the person who typed them.
 */
export function changed(history: History, next: { graph: FlowGraph; title: Text; joins?: string | undefined }): History {
  const last = history.past.at(-1);
  const joined = next.joins !== undefined && last?.joins === next.joins ? last : undefined;
  const before = joined ? undone(history.graph, joined.difference) : history.graph;
  const change = { title: next.title, difference: differenceOf(before, next.graph), joins: next.joins };
  const past = joined ? history.past.slice(0, -1) : history.past.slice(-longest + 1);
  return { graph: next.graph, past: [...past, change], future: [] };
}

/** One change back; the same history when there is none. */
export function undo(history: History): History {
  const last = history.past.at(-1);
  if (!last) return history;
  return { graph: undone(history.graph, last.difference), past: history.past.slice(0, -1), future: [sealed(last), ...history.future] };
}

/** One change forward again; the same history when there is none. */
export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { graph: redone(history.graph, next.difference), past: [...history.past, next], future };
}

/** A change that was undone never joins a later one: otherwise redoing and typing on would swallow both. */
function sealed(change: Change): Change {
  return { ...change, joins: undefined };
}
