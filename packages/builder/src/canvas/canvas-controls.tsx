import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react';
import { Panel, useReactFlow } from '@xyflow/react';
import { useCanvasTexts } from './texts.ts';

/** Zoom in, zoom out, and see the whole flow. */
export function CanvasControls() {
  const t = useCanvasTexts();
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const tools = [
    { name: 'zoomIn', icon: IconPlus, act: () => void zoomIn() },
    { name: 'zoomOut', icon: IconMinus, act: () => void zoomOut() },
    { name: 'fit', icon: IconFocusCentered, act: () => void fitView({ padding: 0.15 }) },
  ] as const;
  return (
    <Panel position="bottom-left" className="canvas-tools">
      {tools.map(({ name, icon: Icon, act }) => (
        <Tooltip key={name} label={t(name)} position="right">
          <ActionIcon variant="default" size={36} aria-label={t(name)} onClick={act}>
            <Icon size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      ))}
    </Panel>
  );
}
