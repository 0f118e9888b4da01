import type { Text } from '../text/index.ts';

/** How documents of one form differ. A difference refers to the values themselves, so an undo gives back the same bytes and costs no copy. */
export type Differing<D, X> = {
  differenceOf(before: D, after: D): X;
  /** The document after the difference. */
  redone(document: D, difference: X): D;
  /** The document before the difference. */
  undone(document: D, difference: X): D;
};

type Change<X> = { readonly title: Text; readonly difference: X; readonly joins: string | undefined };

/** A document and every change that led to it. */
export type History<D, X = unknown> = { readonly document: D; readonly past: readonly Change<X>[]; readonly future: readonly Change<X>[] };

const longest = 1000;

/** A document that nobody has changed yet. */
export function historyFrom<D, X>(document: D): History<D, X> {
  return { document, past: [], future: [] };
}

/** The moves through a history of documents of one form. */
export function historyOf<D, X>({ differenceOf, redone, undone }: Differing<D, X>) {
  return {
    /**
     * Takes the next document into the history. Changes in a row with the same `joins` undo as one: the letters of a word typed into
     * one field are one edit to the person who typed them.
     */
    changed(history: History<D, X>, next: { document: D; title: Text; joins?: string | undefined }): History<D, X> {
      const last = history.past.at(-1);
      const joined = next.joins !== undefined && last?.joins === next.joins ? last : undefined;
      const before = joined ? undone(history.document, joined.difference) : history.document;
      const change = { title: next.title, difference: differenceOf(before, next.document), joins: next.joins };
      const past = joined ? history.past.slice(0, -1) : history.past.slice(-longest + 1);
      return { document: next.document, past: [...past, change], future: [] };
    },
    /** One change back; the same history when there is none. */
    undo(history: History<D, X>): History<D, X> {
      const last = history.past.at(-1);
      if (!last) return history;
      const document = undone(history.document, last.difference);
      return { document, past: history.past.slice(0, -1), future: [sealed(last), ...history.future] };
    },
    /** One change forward again; the same history when there is none. */
    redo(history: History<D, X>): History<D, X> {
      const [next, ...future] = history.future;
      if (!next) return history;
      return { document: redone(history.document, next.difference), past: [...history.past, next], future };
    },
  };
}

/** A change that was undone never joins a later one: otherwise redoing and typing on would swallow both. */
function sealed<X>(change: Change<X>): Change<X> {
  return { ...change, joins: undefined };
}
