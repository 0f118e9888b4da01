import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from '@xyflow/react';
import { memo } from 'react';
import { useBoard } from '../flows/editor-context.ts';
import { useView } from '../flows/view-state.ts';
import type { LineEdge } from './drawing.ts';
import { useCanvasTexts } from './texts.ts';

/** A line from a way out to a node. A selected line offers to take a step into its middle. */
export const ExitLine = memo(function ExitLine(props: EdgeProps<LineEdge>) {
  const { id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, selected, data } = props;
  const t = useCanvasTexts();
  const { readOnly } = useBoard();
  const { change } = useView();
  const [path, x, y] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, borderRadius: 14 });
  return (
    <>
      <BaseEdge id={id} path={path} interactionWidth={22} className={data?.lit ? 'line lit' : 'line'} markerEnd="url(#mortise-arrow)" />
      {selected && !readOnly && (
        <EdgeLabelRenderer>
          <button
            type="button"
            className="line-insert nodrag nopan"
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
            aria-label={t('insert')}
            title={t('insert')}
            onClick={() => change({ insertion: { edge: id } })}
          >
            +
          </button>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
