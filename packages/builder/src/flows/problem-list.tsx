import { Group, Stack, Text, UnstyledButton } from '@mantine/core';
import type { Problem } from '@mortise/shared/flow';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { useTextIn } from '../app/language.ts';
import { Empty } from '../app/list-frame.tsx';
import { nodeOf } from '../editing/placed.ts';
import { useBoard, useGraph } from './editor-context.ts';
import { useNodeName } from './node-name.ts';
import { useFlowTexts } from './texts.ts';
import { useView } from './view-state.ts';

/** Everything that is wrong with the drawing, errors first; each leads to its step. */
export function ProblemList() {
  const t = useFlowTexts();
  const { problems } = useBoard();
  if (problems.length === 0) return <Empty title={t('noProblems')} help={t('noProblemsHelp')} />;
  return (
    <Stack component="ul" gap={6} className="plain-list" aria-label={t('problems')}>
      {problems.map((problem) => (
        <ProblemItem key={`${problem.code}:${problem.node}:${problem.setting}:${problem.message.zh}`} problem={problem} />
      ))}
    </Stack>
  );
}

function ProblemItem({ problem }: { readonly problem: Problem }) {
  const t = useFlowTexts();
  const textIn = useTextIn();
  const graph = useGraph();
  const nameOf = useNodeName();
  const { change } = useView();
  const node = problem.node === undefined ? undefined : nodeOf(graph, problem.node);
  const open = () =>
    change({ selection: new Set(node ? [node.id] : []), panel: 'settings', ...(node ? { shown: { node: node.id } } : {}) });
  return (
    <li>
      <UnstyledButton className="problem" onClick={open}>
        <Group gap={8} wrap="nowrap" align="flex-start">
          <IconAlertTriangleFilled size={18} className={`card-mark ${problem.severity}`} role="img" aria-label={t(problem.severity)} />
          <span>
            <Text component="span" size="sm" fw={600} display="block">
              {node ? nameOf(node) : t('ofFlow')}
            </Text>
            <Text component="span" size="sm" display="block">
              {textIn(problem.message)}
            </Text>
          </span>
        </Group>
      </UnstyledButton>
    </li>
  );
}
