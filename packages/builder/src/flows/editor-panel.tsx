import { Badge, Tabs } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Waiting } from '../app/list-frame.tsx';
import type { Light } from '../canvas/light.ts';
import type { Autosave } from '../editing/autosave.ts';
import { Inspector } from '../inspector/inspector.tsx';
import { useBoard } from './editor-context.ts';
import { ProblemList } from './problem-list.tsx';
import { useFlowTexts } from './texts.ts';
import { type PanelName, useView } from './view-state.ts';

const TrialPanel = lazy(() => import('../trial/trial-panel.tsx').then(({ TrialPanel: panel }) => ({ default: panel })));
const VersionList = lazy(() => import('../versions/version-list.tsx').then(({ VersionList: list }) => ({ default: list })));

type Props = { readonly autosave: Autosave; onLights(lights: ReadonlyMap<string, Light>): void; onReopen(): void };

const names: readonly PanelName[] = ['settings', 'trial', 'problems', 'versions'];

/** Beside the canvas: settings, trial, problems, versions. A trial goes on while another of them is looked at. */
export function EditorPanel({ autosave, onLights, onReopen }: Props) {
  const t = useFlowTexts();
  const { problems } = useBoard();
  const { view, change } = useView();
  return (
    <Tabs
      value={view.panel}
      onChange={(next) => change({ panel: names.find((name) => name === next) ?? 'settings' })}
      className="drawing-panel"
      component="aside"
      aria-label={t('panel')}
    >
      <Tabs.List grow>
        {names.map((name) => (
          <Tabs.Tab
            key={name}
            value={name}
            rightSection={
              name === 'problems' && problems.length > 0 ? (
                <Badge size="xs" color="red" flex="none">
                  {problems.length}
                </Badge>
              ) : null
            }
          >
            {t(name)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="settings" className="drawing-panel-body">
        <Inspector />
      </Tabs.Panel>
      <Tabs.Panel value="trial" className="drawing-panel-body flush">
        <Suspense fallback={<Waiting />}>
          <TrialPanel autosave={autosave} onLights={onLights} />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="problems" className="drawing-panel-body">
        <ProblemList />
      </Tabs.Panel>
      <Tabs.Panel value="versions" className="drawing-panel-body">
        <Suspense fallback={<Waiting />}>{view.panel === 'versions' && <VersionList autosave={autosave} onRestored={onReopen} />}</Suspense>
      </Tabs.Panel>
    </Tabs>
  );
}
