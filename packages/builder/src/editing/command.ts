import type * as editing from '@mortise/shared/editing';
import type { FlowGraph, NodeSpec } from '@mortise/shared/flow';

/** The node kinds that can be drawn, by kind. */
export type Catalogue = ReadonlyMap<string, NodeSpec>;

/** One edit of a drawing, which may ask the catalogue. */
export type Command<I> = editing.Command<FlowGraph, I, Catalogue>;

/** Declares an edit: one file in `commands/`, one test, one gesture or menu entry that performs it. */
export function defineCommand<I>(command: Command<I>): Command<I> {
  return command;
}
