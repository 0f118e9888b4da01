import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from '@xyflow/react';
import { memo } from 'react';
import { useBoard } from '../flows/editor-context.ts';
import { useView } from '../flows/view-state.ts';
import type { LineEdge } from './drawing.ts';
import { useCanvasTexts } from './texts.ts';

/** Lanes beside a card, and the points between two of them. */
const lanes = 9;
const laneWidth = 6;

/** A line from a way out to a node. A selected line offers to take a step into its middle. */
export const ExitLine = memo(function ExitLine(props: EdgeProps<LineEdge>) {
  const { id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, selected, data } = props;
  const t = useCanvasTexts();
  const { readOnly } = useBoard();
  const { change } = useView();
  const turn = 22 + ((data?.lane ?? 0) % lanes) * laneWidth;
  const [path, x, y] = getSmoothStepPath({
    ...{ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, borderRadius: 12 },
    ...(targetX > sourceX + lanes * laneWidth ? { centerX: sourceX + turn } : { offset: turn }),
  });
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={22}
        className={`line${data?.lit ? ' lit' : ''}${data?.near ? ' near' : ''}`}
        markerEnd="url(#mortise-arrow)"
      />
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
