import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { NoteNode } from './drawing.ts';

/** A note on the canvas; its text is edited beside it. */
export const NoteCard = memo(function NoteCard({ data, selected }: NodeProps<NoteNode>) {
  return <div className={`note${selected ? ' selected' : ''}`}>{data.note.text || '…'}</div>;
});
