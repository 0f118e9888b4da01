import { Button, Group, SegmentedControl, Title, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronLeft } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { Answers } from '../app/api.ts';
import { useTextIn } from '../app/language.ts';
import { Failure, Waiting } from '../app/list-frame.tsx';
import { useHolds } from '../app/me.ts';
import { usePageTitle } from '../app/page-frame.tsx';
import { useCatalogue } from '../flows/catalogue.ts';
import { DrawingView } from '../flows/drawing-view.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { ExecutionPanel } from './execution-panel.tsx';
import { lightsOf } from './lights.ts';
import { StatusBadge } from './status-badge.tsx';
import { useExecutionTexts } from './texts.ts';
import { useExecution } from './use-execution.ts';

/** One execution on its drawing: where it has been, where it stands, and what every step did. Live while it moves. */
export function ExecutionPage() {
  const t = useExecutionTexts();
  const { execution: id } = useParams({ from: '/staff/executions/$execution' });
  const execution = useExecution(id);
  const catalogue = useCatalogue();
  const [chosen, setChosen] = useState<string>();
  const [shown, setShown] = useState<{ node: string }>();
  const { view, entries, progress } = execution;
  const standing = view?.tokens[0]?.node;
  // Follows the execution from step to step, until the person looks at another.
  const looked = useMemo(() => shown ?? (standing === undefined ? undefined : { node: standing }), [shown, standing]);
  usePageTitle(view?.row.businessKey ?? t('title'));
  const flow = chosen ?? view?.tokens[0]?.flow ?? view?.row.flow ?? '';
  const lights = useMemo(() => lightsOf(flow, entries, view?.tokens ?? []), [flow, entries, view]);
  const specs = useMemo(() => new Map(catalogue.data?.map((spec) => [spec.kind, spec])), [catalogue.data]);
  if (execution.error) return <Failure error={execution.error} onRetry={execution.retry} />;
  const graph = view?.graphs[flow];
  if (!view || !catalogue.data || !graph) return <Waiting />;
  return (
    <div className="drawing">
      <Head view={view} flow={flow} onFlow={setChosen} />
      <DrawingView
        key={flow}
        graph={graph}
        catalogue={specs}
        lights={lights}
        shown={looked}
        panel={
          <ExecutionPanel
            view={view}
            entries={entries}
            catalogue={specs}
            progress={progress}
            onShow={(inFlow, node) => {
              setChosen(inFlow);
              setShown({ node });
            }}
          />
        }
      />
    </div>
  );
}

type HeadProps = { readonly view: Answers['executions']['open']; readonly flow: string; onFlow(flow: string): void };

function Head({ view, flow, onFlow }: HeadProps) {
  const t = useExecutionTexts();
  const textIn = useTextIn();
  const holds = useHolds();
  const { row, graphs } = view;
  const [cancelling, { open, close }] = useDisclosure();
  const ended = ['finished', 'failed', 'cancelled'].includes(row.status);
  const mayCancel =
    !ended && (row.environment === 'test' ? holds('builder', 'agent', 'approver', 'admin') : holds('agent', 'approver', 'admin'));
  const flows = Object.values(graphs).map((graph) => ({ value: graph.id, label: textIn(graph.name) }));
  return (
    <Group component="header" className="drawing-header" justify="space-between" wrap="nowrap">
      <Group gap={10} wrap="nowrap">
        <Tooltip label={t('back')}>
          <Link to="/executions" aria-label={t('back')} className="icon-link">
            <IconChevronLeft size={20} />
          </Link>
        </Tooltip>
        <Title order={1} size="h4">
          {row.businessKey ?? row.id.slice(0, 13)}
        </Title>
        <StatusBadge status={row.status} />
      </Group>
      <Group gap={10} wrap="nowrap">
        {flows.length > 1 && <SegmentedControl size="xs" aria-label={t('flow')} data={flows} value={flow} onChange={onFlow} />}
        {mayCancel && (
          <Button size="sm" variant="light" color="red" onClick={open}>
            {t('cancel')}
          </Button>
        )}
      </Group>
      <CancelDialog execution={row.id} opened={cancelling} onClose={close} />
    </Group>
  );
}
