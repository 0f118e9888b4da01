import { IconAlertTriangleFilled, IconFlagFilled } from '@tabler/icons-react';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { useTextIn } from '../app/language.ts';
import { exitOffset } from '../editing/card-size.ts';
import { KindIcon } from '../palette/kind-icon.tsx';
import type { CardNode } from './drawing.ts';
import { useCanvasTexts } from './texts.ts';

/** A node on the canvas: what it is, what it is called, its ways out, its marks and its light. */
export const NodeCard = memo(function NodeCard({ data, selected }: NodeProps<CardNode>) {
  const t = useCanvasTexts();
  const textIn = useTextIn();
  const { node, title, exits, isStart, mark, light } = data;
  const kind = title ? textIn(title) : `${node.kind} (${t('unknown')})`;
  return (
    <div className={`card${selected ? ' selected' : ''}${light ? ` ${light.state}` : ''}${mark === 'error' ? ' wrong' : ''}`}>
      <Handle type="target" position={Position.Left} id="in" style={{ top: 29 }} />
      <div className="card-head">
        <KindIcon kind={node.kind} size={34} />
        <div className="card-names">
          <span className="card-name">{node.label ?? kind}</span>
          <span className="card-kind">{node.label ? kind : node.id}</span>
        </div>
        {isStart && <IconFlagFilled size={16} className="card-flag" role="img" aria-label={t('start')} />}
        {mark && <IconAlertTriangleFilled size={17} className={`card-mark ${mark}`} role="img" aria-label={t(mark)} />}
        {light && (
          <span className={`card-light ${light.state}`}>
            <span aria-hidden="true">{light.state === 'fault' ? '!' : light.visits}</span>
            <span className="unseen">{light.state === 'visited' ? t('visited', { count: light.visits }) : t(light.state)}</span>
          </span>
        )}
      </div>
      {exits.map((exit, row) => (
        <div key={exit.id} className={`card-exit${exit.id === 'fault' ? ' faulty' : ''}${light?.exits.has(exit.id) ? ' taken' : ''}`}>
          <span>{textIn(exit.title) || exit.id}</span>
          <Handle type="source" position={Position.Right} id={exit.id} style={{ top: exitOffset(row) }} />
        </div>
      ))}
    </div>
  );
});
