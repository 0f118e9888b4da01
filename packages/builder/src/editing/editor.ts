import * as editing from '@mortise/shared/editing';
import type { FlowGraph } from '@mortise/shared/flow';
import type { Catalogue } from './command.ts';
import { differing } from './difference.ts';

/** An open drawing. Holds no view state. */
export type Editor = editing.Editor<FlowGraph, Catalogue> & { readonly catalogue: Catalogue };

/** Opens a drawing for editing. */
export function openEditor(graph: FlowGraph, catalogue: Catalogue): Editor {
  return { ...editing.openEditor({ document: graph, context: catalogue, differing }), catalogue };
}
