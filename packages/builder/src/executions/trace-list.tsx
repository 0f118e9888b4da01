import { Code, Group, Spoiler, Stack, Text, UnstyledButton } from '@mantine/core';
import { exitsOf, type FlowGraph, type NodeSpec } from '@mortise/shared/flow';
import type { Answers } from '../app/api.ts';
import { useTextIn } from '../app/language.ts';
import { Empty } from '../app/list-frame.tsx';
import { useWhen } from '../app/when.ts';
import type { Catalogue } from '../editing/command.ts';
import { KindIcon } from '../palette/kind-icon.tsx';
import { useExecutionTexts } from './texts.ts';
import { VariableTable } from './variable-table.tsx';

type Entry = Answers['executions']['trace']['entries'][number];
type Step = Entry['steps'][number];
type Graphs = Readonly<Record<string, FlowGraph>>;

type Props = {
  readonly entries: readonly Entry[];
  readonly graphs: Graphs;
  readonly catalogue: Catalogue;
  onShow(flow: string, node: string): void;
};

/** What happened, event by event, newest at the bottom: each step with its way out, its variables, its duration and its reason. */
export function TraceList({ entries, graphs, catalogue, onShow }: Props) {
  const t = useExecutionTexts();
  const textIn = useTextIn();
  const { clock } = useWhen();
  if (entries.length === 0) return <Empty title={t('noTrace')} help="" />;
  return (
    <ol className="trace">
      {entries.map((entry) => (
        <li key={entry.seq} className="trace-entry">
          <Group justify="space-between" gap={8} wrap="nowrap" align="flex-start">
            <Text size="sm" fw={600}>
              {entry.events.map(({ summary }) => textIn(summary)).join('；')}
            </Text>
            <Text size="xs" c="gray.6" title={t('build', { build: entry.build })}>
              {clock(entry.at)}
            </Text>
          </Group>
          <Stack gap={4} mt={6}>
            {entry.steps.map((step, at) => (
              <StepLine key={`${entry.seq}.${at}`} step={step} graphs={graphs} catalogue={catalogue} onShow={onShow} />
            ))}
            {entry.commands.map(({ ordinal, summary }) => (
              <Text key={ordinal} size="xs" c="gray.7" className="trace-command">
                → {textIn(summary)}
              </Text>
            ))}
          </Stack>
        </li>
      ))}
    </ol>
  );
}

function StepLine({ step, graphs, catalogue, onShow }: { readonly step: Step } & Pick<Props, 'graphs' | 'catalogue' | 'onShow'>) {
  const t = useExecutionTexts();
  const textIn = useTextIn();
  const node = graphs[step.flow]?.nodes.find(({ id }) => id === step.node);
  const spec = node && catalogue.get(node.kind);
  const exit = node && spec && step.exit !== undefined ? exitTitle(spec, node.settings, step.exit) : undefined;
  const set = Object.keys(step.set).length > 0;
  return (
    <div className={`trace-step ${step.outcome}`}>
      <UnstyledButton className="trace-step-head" onClick={() => onShow(step.flow, step.node)}>
        <KindIcon kind={node?.kind ?? ''} size={22} />
        <Text component="span" size="sm" fw={500} flex={1}>
          {node?.label ?? (spec ? textIn(spec.title) : step.node)}
        </Text>
        <Text component="span" size="xs" c="gray.6">
          <Duration ms={step.ms} />
        </Text>
      </UnstyledButton>
      <Text size="xs" c={step.outcome === 'fault' ? 'red.8' : 'gray.7'}>
        {step.exit === undefined ? t(`outcome.${step.outcome}`) : t('leftBy', { exit: exit ? textIn(exit) : step.exit })}
      </Text>
      {step.reason && (
        <Text size="xs" c="gray.7">
          {t('because', { reason: '' })}
          <Code fz="xs">{step.reason}</Code>
        </Text>
      )}
      {set && (
        <Spoiler maxHeight={96} showLabel="…" hideLabel="↑">
          <VariableTable variables={step.set} label={t('set')} />
        </Spoiler>
      )}
    </div>
  );
}

function Duration({ ms }: { readonly ms: number }) {
  const t = useExecutionTexts();
  if (ms < 1000) return t('ms', { ms: Math.round(ms) });
  return t('seconds', { s: (ms / 1000).toFixed(1) });
}

function exitTitle(spec: NodeSpec, settings: FlowGraph['nodes'][number]['settings'], id: string) {
  return exitsOf(spec, settings).find((exit) => exit.id === id)?.title;
}
