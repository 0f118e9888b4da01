import './executions.css';
import { Box, Group, Progress, Stack, Tabs, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Answers } from '../app/api.ts';
import { useTextIn } from '../app/language.ts';
import type { LiveProgress } from '../app/live.ts';
import { useWhen } from '../app/when.ts';
import type { Catalogue } from '../editing/command.ts';
import { useExecutionTexts } from './texts.ts';
import { TraceList } from './trace-list.tsx';
import { VariableTable } from './variable-table.tsx';

type View = Answers['executions']['open'];
type Props = {
  readonly view: View;
  readonly entries: Answers['executions']['trace']['entries'];
  readonly catalogue: Catalogue;
  readonly progress: LiveProgress | undefined;
  onShow(flow: string, node: string): void;
};

/** Beside an execution's drawing: where it stands, what happened, and its variables. The same in a trial and for real. */
export function ExecutionPanel({ view, entries, catalogue, progress, onShow }: Props) {
  const t = useExecutionTexts();
  return (
    <Tabs defaultValue="trace" className="execution-panel">
      <Tabs.List grow>
        <Tabs.Tab value="trace">{t('trace')}</Tabs.Tab>
        <Tabs.Tab value="variables">{t('variables')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="trace" className="drawing-panel-body">
        <Stack gap="md">
          <Standing view={view} />
          {progress && <LongStep progress={progress} />}
          <TraceList entries={entries} graphs={view.graphs} catalogue={catalogue} onShow={onShow} />
        </Stack>
      </Tabs.Panel>
      <Tabs.Panel value="variables" className="drawing-panel-body">
        <Stack gap="lg">
          {view.frames.map((frame) => (
            <Box key={frame.id}>
              <Text size="sm" fw={600} mb={6}>
                {frame.flow}
              </Text>
              <VariableTable variables={frame.variables} label={frame.flow} />
            </Box>
          ))}
        </Stack>
      </Tabs.Panel>
    </Tabs>
  );
}

function Standing({ view }: { readonly view: View }) {
  const t = useExecutionTexts();
  const textIn = useTextIn();
  const { at } = useWhen();
  return (
    <Stack gap={8}>
      {view.tokens.map((token) => (
        <Box key={token.id} className={`standing ${token.phase}`}>
          <Text size="xs" c="gray.7">
            {t('standing')} {view.graphs[token.flow]?.nodes.find(({ id }) => id === token.node)?.label ?? token.node}
          </Text>
          <Text size="sm" fw={600}>
            {token.fault?.message ?? (token.waitsFor ? textIn(token.waitsFor) : t(`status.running`))}
          </Text>
          <Text size="xs" c="gray.7">
            {t('since', { at: at(token.since) })}
          </Text>
        </Box>
      ))}
      {view.children.length > 0 && (
        <Group gap={8}>
          <Text size="sm">{t('children')}</Text>
          {view.children.map((id) => (
            <Link key={id} to="/executions/$execution" params={{ execution: id }} className="text-link">
              {id.slice(0, 13)}
            </Link>
          ))}
        </Group>
      )}
    </Stack>
  );
}

function LongStep({ progress }: { readonly progress: LiveProgress }) {
  const t = useExecutionTexts();
  const percent = Math.round(progress.share * 100);
  return (
    <Box role="status">
      <Text size="xs" mb={4}>
        {t('progress', { percent })}
      </Text>
      <Progress value={percent} aria-label={t('progress', { percent })} />
    </Box>
  );
}
