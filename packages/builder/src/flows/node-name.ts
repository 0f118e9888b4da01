import type { FlowNode } from '@mortise/shared/flow';
import { useTextIn } from '../app/language.ts';
import { titleOf } from '../editing/placed.ts';
import { useBoard } from './editor-context.ts';

/** What a node is called: its own label, else its kind's title. */
export function useNodeName(): (node: FlowNode) => string {
  const { editor } = useBoard();
  const textIn = useTextIn();
  return (node) => {
    const title = titleOf(editor.catalogue, node);
    return node.label ?? (title ? textIn(title) : node.kind);
  };
}
