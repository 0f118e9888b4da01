import type { FlowGraph, NodeSpec } from '@mortise/shared/flow';
import type { Text } from '@mortise/shared/text';

/** The node kinds that can be drawn, by kind. */
export type Catalogue = ReadonlyMap<string, NodeSpec>;

/**
 * One edit of a drawing: why it is refused, and what the drawing looks like afterwards. Both are pure.
 * `refuse` is asked by drop targets, menus and `perform` alike, so an operator reads one wording. Nobody writes an undo: history does.
 */
export type Command<I> = {
  readonly title: Text;
  refuse(graph: FlowGraph, input: I, catalogue: Catalogue): Text | undefined;
  apply(graph: FlowGraph, input: I, catalogue: Catalogue): FlowGraph;
};

/** Declares an edit: one file in `commands/`, one test, one gesture or menu entry that performs it. */
export function defineCommand<I>(command: Command<I>): Command<I> {
  return command;
}
