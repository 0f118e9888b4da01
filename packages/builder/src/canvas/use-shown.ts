import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import type { ViewState } from '../flows/view-state.ts';

const leastZoom = 0.6;

/** What the overview covers at the foot of the canvas. */
const coveredBelow = 120;

/** Brings the node that is asked for into view. One that is in view already stays where it is: the canvas never jumps for nothing. */
export function useShown(shown: ViewState['shown']): void {
  const { getNode, getViewport, setCenter } = useReactFlow();
  const store = useStoreApi();
  useEffect(() => {
    const node = shown && getNode(shown.node);
    if (!node) return;
    const { x, y, zoom } = getViewport();
    const { width: across, height: down } = store.getState();
    const { width = 0, height = 0 } = node;
    const [left, top] = [node.position.x * zoom + x, node.position.y * zoom + y];
    const inView = left >= 0 && top >= 0 && left + width * zoom <= across && top + height * zoom <= down - coveredBelow;
    if (inView && zoom >= leastZoom) return;
    void setCenter(node.position.x + width / 2, node.position.y + height / 2, { zoom: Math.max(zoom, leastZoom), duration: 200 });
  }, [shown, getNode, getViewport, setCenter, store]);
}
