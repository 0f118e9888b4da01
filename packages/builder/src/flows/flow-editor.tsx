import type { FlowGraph, NodeSpec } from '@mortise/shared/flow';
import { useEffect, useMemo, useReducer, useState, useSyncExternalStore } from 'react';
import { type Answers, api } from '../app/api.ts';
import { faultFrom } from '../app/fault.ts';
import { useTextIn } from '../app/language.ts';
import { useLive } from '../app/live.ts';
import { usePageTitle } from '../app/page-frame.tsx';
import { useUnloadWarning } from '../app/unload-warning.ts';
import { FlowCanvas } from '../canvas/flow-canvas.tsx';
import { type Light, noLights } from '../canvas/light.ts';
import { openAutosave, type Saving } from '../editing/autosave.ts';
import type { Catalogue } from '../editing/command.ts';
import { openEditor } from '../editing/editor.ts';
import { Palette } from '../palette/palette.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { BoardProvider } from './editor-context.ts';
import { EditorPanel } from './editor-panel.tsx';
import { FlowHeader } from './flow-header.tsx';
import { useResources } from './resources.ts';
import { useProblems } from './use-problems.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { emptyView, ViewProvider, viewAfter } from './view-state.ts';
import './flows.css';

type Props = {
  readonly draft: Answers['flows']['open'];
  readonly nodes: readonly NodeSpec[];
  readonly catalogue: Catalogue;
  readonly readOnly: boolean;
  onReopen(): void;
};

const pauseMs = 700;

/** The drawing screen: palette, canvas, and beside it the settings, the trial, the problems and the versions. */
export function FlowEditor({ draft, nodes, catalogue, readOnly, onReopen }: Props) {
  const textIn = useTextIn();
  const { id } = draft.graph;
  const [editor] = useState(() => openEditor(draft.graph, catalogue));
  const autosave = useMemo(
    () => openAutosave({ editor, draftVersion: draft.draftVersion, pauseMs, save: (graph, ifVersion) => save(id, graph, ifVersion) }),
    [editor, draft.draftVersion, id],
  );
  useEffect(() => () => void autosave.flush().finally(autosave.close), [autosave]);
  const saveState = useSyncExternalStore(autosave.subscribe, autosave.state);
  useUnloadWarning(saveState !== 'saved');
  const { document: graph } = useSyncExternalStore(editor.subscribe, editor.history);
  const { known } = useResources();
  const problems = useProblems(graph, nodes, known);
  const board = useMemo(() => ({ editor, problems, readOnly }), [editor, problems, readOnly]);
  const [view, change] = useReducer(viewAfter, emptyView);
  const viewed = useMemo(() => ({ view, change }), [view]);
  const [lights, setLights] = useState<ReadonlyMap<string, Light>>(noLights);
  useLive(`flow:${id}`);
  usePageTitle(textIn(graph.name));
  return (
    <BoardProvider value={board}>
      <ViewProvider value={viewed}>
        <Shortcuts />
        <div className="drawing">
          <FlowHeader autosave={autosave} saveState={saveState} />
          {saveState === 'conflict' && <ConflictNotice onReopen={onReopen} />}
          <div className="drawing-body">
            {!readOnly && (
              <aside className="drawing-palette">
                <Palette />
              </aside>
            )}
            <FlowCanvas lights={lights} />
            <EditorPanel autosave={autosave} onLights={setLights} onReopen={onReopen} />
          </div>
        </div>
      </ViewProvider>
    </BoardProvider>
  );
}

function Shortcuts() {
  useShortcuts();
  return null;
}

/** Where the drawing came from stays with its draft and need not travel at every change. */
async function save(id: string, { origin: _, ...graph }: FlowGraph, ifVersion: number): Promise<Saving> {
  try {
    const { draftVersion } = await api.flows.save.mutate({ id, graph, ifVersion });
    return { is: 'saved', draftVersion };
  } catch (error) {
    return faultFrom(error).code === 'flow.draft-changed' ? { is: 'changed-by-another' } : { is: 'failed' };
  }
}
