import type { Text } from '../text/index.ts';

/**
 * One edit of a document: why it is refused, and what the document looks like afterwards. Both are pure. `refuse` is asked by drop
 * targets, menus and `perform` alike, so an operator reads one wording; `apply` keeps every part that the edit does not touch as the
 * same value. Nobody writes an undo: the history does. `context` is what the edit must know beside the document.
 */
export type Command<D, I, C = undefined> = {
  readonly title: Text;
  refuse(document: D, input: I, context: C): Text | undefined;
  apply(document: D, input: I, context: C): D;
};
