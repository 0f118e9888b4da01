import '@xyflow/react/dist/base.css';
import './canvas.css';
import type { FlowGraph } from '@mortise/shared/flow';
import {
  Background,
  type FinalConnectionState,
  MiniMap,
  ReactFlow,
  type ReactFlowInstance,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react';
import { useMemo, useState } from 'react';
import { cardHeight, cardWidth } from '../editing/card-size.ts';
import { connect } from '../editing/commands/connect.ts';
import { move } from '../editing/commands/move.ts';
import { redirect } from '../editing/commands/redirect.ts';
import { nodeOf } from '../editing/placed.ts';
import { useBoard, useGraph, usePerform } from '../flows/editor-context.ts';
import { useView } from '../flows/view-state.ts';
import { lookOf } from '../palette/kind-icon.tsx';
import { CanvasControls } from './canvas-controls.tsx';
import { type DrawnNode, type LineEdge, openDrawer } from './drawing.ts';
import { ExitLine } from './exit-line.tsx';
import { connectionOf, gestureOf, selectionAfter } from './gestures.ts';
import type { Light } from './light.ts';
import { NodeCard } from './node-card.tsx';
import { NoteCard } from './note-card.tsx';
import { useCanvasTexts } from './texts.ts';
import { useKindDrop } from './use-kind-drop.ts';
import { useShown } from './use-shown.ts';

const nodeTypes = { card: NodeCard, note: NoteCard };
const edgeTypes = { line: ExitLine };

/** From this many nodes on, only what is in view is in the page. */
const manyNodes = 150;

type Props = { readonly lights: ReadonlyMap<string, Light> };

/** The drawing on a canvas. It shows the drawing and turns gestures into commands; it keeps nothing of the drawing itself. */
export function FlowCanvas(props: Props) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ lights }: Props) {
  const t = useCanvasTexts();
  const graph = useGraph();
  const perform = usePerform();
  const { editor, problems, readOnly } = useBoard();
  const { view, change } = useView();
  const [moving, setMoving] = useState<ReadonlyMap<string, { x: number; y: number }>>(new Map());
  const draw = useMemo(() => openDrawer(editor.catalogue), [editor]);
  const drawn = draw(graph, { selection: view.selection, moving, problems, lights });
  const { screenToFlowPosition } = useReactFlow();
  const drop = useKindDrop();
  const { shown } = view;
  useShown(shown);
  const select = (selection: ReadonlySet<string>) => selection !== view.selection && change({ selection, panel: 'settings' });
  const endOfLine = (event: MouseEvent | TouchEvent, { toNode, fromHandle, fromNode }: FinalConnectionState) => {
    if (toNode || !fromNode || fromHandle?.type !== 'source') return;
    const point = 'changedTouches' in event ? event.changedTouches[0] : event;
    if (!point) return;
    const at = screenToFlowPosition({ x: point.clientX, y: point.clientY });
    change({ insertion: { after: { node: fromNode.id, exit: fromHandle.id ?? '' }, at } });
  };
  return (
    <ReactFlow<DrawnNode, LineEdge>
      className="flow-canvas"
      aria-label={t('canvas')}
      nodes={drawn.nodes}
      edges={drawn.edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={(changes) => {
        const gesture = gestureOf(changes, { moving, selection: view.selection });
        setMoving(gesture.moving);
        if (gesture.placed.length > 0) perform(move, { places: gesture.placed });
        select(gesture.selection);
      }}
      onEdgesChange={(changes) => select(selectionAfter(changes, view.selection))}
      isValidConnection={({ source, sourceHandle, target }) =>
        connect.refuse(graph, connectionOf({ source, sourceHandle: sourceHandle ?? null, target }), editor.catalogue) === undefined
      }
      onConnect={(connection) => perform(connect, connectionOf(connection))}
      onConnectEnd={endOfLine}
      onReconnect={(edge, { target }) => perform(redirect, { edge: edge.id, to: target })}
      onPaneClick={() => change({ insertion: undefined })}
      onDragOver={drop.onDragOver}
      onDrop={drop.onDrop}
      nodesDraggable={!readOnly}
      nodesConnectable={!readOnly}
      edgesReconnectable={false}
      deleteKeyCode={null}
      multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
      selectionKeyCode="Shift"
      onlyRenderVisibleElements={graph.nodes.length > manyNodes}
      minZoom={0.1}
      maxZoom={2}
      onInit={(canvas) => showFirst(canvas, graph, shown?.node)}
      proOptions={{ hideAttribution: true }}
      ariaLabelConfig={{ 'minimap.ariaLabel': t('overview') }}
    >
      <ArrowHead />
      <Background gap={22} size={1.2} color="#d0d9d7" />
      <MiniMap<DrawnNode>
        pannable
        style={{ width: 150, height: 100 }}
        zoomable
        nodeColor={(node) => (node.type === 'card' ? lookOf(node.data.node.kind).ink : '#d9b94a')}
        nodeBorderRadius={8}
        maskColor="rgb(23 48 45 / 8%)"
      />
      <CanvasControls />
    </ReactFlow>
  );
}

/** Below this nothing can be read. */
const readable = 0.55;

/** Shows the whole flow; of one too large to be read as a whole, the node that was asked for, or its beginning. */
function showFirst(canvas: ReactFlowInstance<DrawnNode, LineEdge>, graph: FlowGraph, shown: string | undefined): void {
  void canvas.fitView({ padding: 0.12, maxZoom: 1 }).then(() => {
    if (canvas.getZoom() >= readable) return;
    const at = nodeOf(graph, shown ?? '')?.at;
    if (at) return void canvas.setCenter(at.x + cardWidth / 2, at.y + cardHeight(2) / 2, { zoom: 0.8 });
    const start = nodeOf(graph, graph.start)?.at ?? { x: 0, y: 0 };
    void canvas.setViewport({ x: 60 - start.x * 0.8, y: 220 - start.y * 0.8, zoom: 0.8 });
  });
}

function ArrowHead() {
  return (
    <svg width="0" height="0" aria-hidden="true" style={{ position: 'absolute' }}>
      <title>arrow</title>
      <defs>
        <marker id="mortise-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
          <path d="M1 1 9 5 1 9" fill="none" stroke="context-stroke" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
        </marker>
      </defs>
    </svg>
  );
}
