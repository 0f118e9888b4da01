import { useEffect, useMemo } from 'react';
import { Failure, Waiting } from '../app/list-frame.tsx';
import { type Light, noLights } from '../canvas/light.ts';
import type { Autosave } from '../editing/autosave.ts';
import { ExecutionPanel } from '../executions/execution-panel.tsx';
import { lightsOf } from '../executions/lights.ts';
import { useExecution } from '../executions/use-execution.ts';
import { useBoard, useGraph } from '../flows/editor-context.ts';
import { useView } from '../flows/view-state.ts';

export type TrialProps = { readonly autosave: Autosave; onLights(lights: ReadonlyMap<string, Light>): void };

/** The trace of a trial, and its light on the canvas: the same view as of any real execution. */
export function TrialTrace({ execution: id, onLights }: { readonly execution: string; onLights: TrialProps['onLights'] }) {
  const { editor } = useBoard();
  const { id: flow } = useGraph();
  const { change } = useView();
  const { view, entries, progress, error, retry } = useExecution(id);
  const lights = useMemo(() => lightsOf(flow, entries, view?.tokens ?? []), [flow, entries, view]);
  useEffect(() => {
    onLights(lights);
    return () => onLights(noLights);
  }, [lights, onLights]);
  const standing = view?.tokens.find((token) => token.flow === flow)?.node;
  useEffect(() => {
    if (standing !== undefined) change({ shown: { node: standing } });
  }, [standing, change]);
  if (error) return <Failure error={error} onRetry={retry} />;
  if (!view) return <Waiting />;
  return (
    <ExecutionPanel
      view={view}
      entries={entries}
      catalogue={editor.catalogue}
      progress={progress}
      onShow={(inFlow, node) => inFlow === flow && change({ selection: new Set([node]), shown: { node }, panel: 'trial' })}
    />
  );
}
