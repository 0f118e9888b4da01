import { useReactFlow } from '@xyflow/react';
import type { DragEvent } from 'react';
import { useInsertStep } from '../flows/insert-step.ts';
import { kindFormat } from '../palette/kind-format.ts';

/** Lets a kind be dropped from the palette: onto a line, or anywhere on the canvas. */
export function useKindDrop() {
  const { screenToFlowPosition } = useReactFlow();
  const insert = useInsertStep();
  return {
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer.types.includes(kindFormat)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDrop(event: DragEvent) {
      const kind = event.dataTransfer.getData(kindFormat);
      if (kind === '') return;
      event.preventDefault();
      const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const under = document.elementsFromPoint(event.clientX, event.clientY);
      const edge = under
        .find((element) => element.closest('.react-flow__edge'))
        ?.closest('.react-flow__edge')
        ?.getAttribute('data-id');
      insert(kind, edge ? { edge, at } : { at });
    },
  };
}
