import type { FlowGraph } from '../../flow/index.ts';
import type { BpmnWarning } from '../document/bpmn-warning.ts';
import type { Container } from './container.ts';

/** A container as a flow, and what of the file each part of the flow stands for. */
export type DrawnFlow = {
  readonly graph: FlowGraph;
  readonly container: Container;
  readonly warnings: readonly BpmnWarning[];
  /** The element of each node, by the node's id; second halves stand for none. */
  readonly elements: ReadonlyMap<string, string>;
  /** Nodes that are the second half of an element: the node of the first half, by the second's id. */
  readonly seconds: ReadonlyMap<string, string>;
  /** The sequence flow of each edge, by the edge's id. */
  readonly lines: ReadonlyMap<string, string>;
  /** Edges no sequence flow stands for: to a second half, or to an event that has become a way out. */
  readonly derived: ReadonlySet<string>;
  /** The annotation or group of each note, by the note's id. */
  readonly notes: ReadonlyMap<string, string>;
  /** The event we drew for the sake of other tools before a flow's first step, and its line. */
  readonly entry: { readonly event: string; readonly line: string; readonly to: string } | undefined;
};
