import './flows.css';
import type { FlowGraph } from '@mortise/shared/flow';
import { type ReactNode, useEffect, useMemo, useReducer } from 'react';
import { FlowCanvas } from '../canvas/flow-canvas.tsx';
import type { Light } from '../canvas/light.ts';
import type { Catalogue } from '../editing/command.ts';
import { openEditor } from '../editing/editor.ts';
import { BoardProvider } from './editor-context.ts';
import { emptyView, ViewProvider, viewAfter } from './view-state.ts';

type Props = {
  readonly graph: FlowGraph;
  readonly catalogue: Catalogue;
  readonly lights: ReadonlyMap<string, Light>;
  /** A node to bring into view. */
  readonly shown?: { readonly node: string } | undefined;
  readonly panel: ReactNode;
};

/** A drawing to look at: the same canvas as for editing, with nothing to change. */
export function DrawingView({ graph, catalogue, lights, shown, panel }: Props) {
  const board = useMemo(() => ({ editor: openEditor(graph, catalogue), problems: [], readOnly: true }), [graph, catalogue]);
  const [view, change] = useReducer(viewAfter, { ...emptyView, shown });
  const viewed = useMemo(() => ({ view, change }), [view]);
  useEffect(() => {
    if (shown) change({ shown });
  }, [shown]);
  return (
    <BoardProvider value={board}>
      <ViewProvider value={viewed}>
        <div className="drawing-body">
          <FlowCanvas lights={lights} />
          <aside className="drawing-panel">{panel}</aside>
        </div>
      </ViewProvider>
    </BoardProvider>
  );
}
