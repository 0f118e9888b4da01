import { ActionIcon, Badge, Button, Group, Select, Text, Title, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChevronLeft,
  IconCircleCheck,
  IconLayoutDistributeVertical,
  IconNote,
  IconRocket,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTextIn } from '../app/language.ts';
import { useHolds } from '../app/me.ts';
import type { Autosave, SaveState } from '../editing/autosave.ts';
import { arrange } from '../editing/commands/arrange.ts';
import { writeNote } from '../editing/commands/write-note.ts';
import { firstFree } from '../editing/placed.ts';
import { useBoard, useHistory, usePerform } from './editor-context.ts';
import { ExportMenu } from './export-menu.tsx';
import { useNodeName } from './node-name.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { useFlowTexts } from './texts.ts';
import { useView } from './view-state.ts';

type Props = { readonly autosave: Autosave; readonly saveState: SaveState };

const stateText = { saved: 'saved', saving: 'saving', dirty: 'dirty', failed: 'saveFailed', conflict: 'conflict' } as const;

/** The head of the drawing screen: which flow, whether it is saved, the tools, and publishing. */
export function FlowHeader({ autosave, saveState }: Props) {
  const t = useFlowTexts();
  const textIn = useTextIn();
  const holds = useHolds();
  const { document: graph } = useHistory();
  const { problems, readOnly } = useBoard();
  const { change } = useView();
  const [publishing, { open, close }] = useDisclosure();
  return (
    <Group component="header" className="drawing-header" justify="space-between" wrap="nowrap" gap="md">
      <Group gap={10} wrap="nowrap" miw={0}>
        <Tooltip label={t('back')}>
          <Link to="/flows" aria-label={t('back')} className="icon-link">
            <IconChevronLeft size={20} />
          </Link>
        </Tooltip>
        <Title order={1} size="h4" lineClamp={1}>
          {textIn(graph.name)}
        </Title>
        <Badge variant="light" tt="none" color={graph.type === 'dialog' ? 'teal' : 'indigo'}>
          {t(`type.${graph.type}`)}
        </Badge>
        {!readOnly && (
          <Text size="xs" c={saveState === 'failed' || saveState === 'conflict' ? 'red.8' : 'gray.6'} role="status" className="save-state">
            {t(stateText[saveState])}
          </Text>
        )}
      </Group>
      <Group gap={6} wrap="nowrap">
        <StepFinder />
        <ExportMenu />
        {!readOnly && <EditingTools />}
        <Button
          variant={problems.length > 0 ? 'light' : 'subtle'}
          color={problems.some(({ severity }) => severity === 'error') ? 'red' : problems.length > 0 ? 'yellow' : 'teal'}
          size="sm"
          leftSection={problems.length > 0 ? <IconAlertTriangle size={17} /> : <IconCircleCheck size={17} />}
          onClick={() => change({ panel: 'problems' })}
        >
          {problems.length > 0 ? t('problemCount', { count: problems.length }) : t('noProblems')}
        </Button>
        {holds('builder', 'approver', 'admin') && (
          <Button size="sm" leftSection={<IconRocket size={17} />} onClick={open}>
            {t('publish')}
          </Button>
        )}
      </Group>
      <PublishDialog opened={publishing} onClose={close} autosave={autosave} />
    </Group>
  );
}

function EditingTools() {
  const t = useFlowTexts();
  const textIn = useTextIn();
  const { editor } = useBoard();
  const { document: graph, past, future } = useHistory();
  const perform = usePerform();
  const { change } = useView();
  const last = past.at(-1);
  const addNote = () => {
    const id = firstFree(new Set(graph.notes.map((note) => note.id)), 'note-');
    const top = Math.min(0, ...graph.nodes.map((node) => node.at.y));
    if (perform(writeNote, { id, text: '', at: { x: 0, y: top - 130 } })) change({ selection: new Set([id]), panel: 'settings' });
  };
  const tools = [
    {
      name: 'undo',
      label: last ? t('undoWhat', { what: textIn(last.title) }) : t('undo'),
      icon: IconArrowBackUp,
      act: editor.undo,
      off: !last,
    },
    { name: 'redo', label: t('redo'), icon: IconArrowForwardUp, act: editor.redo, off: future.length === 0 },
    { name: 'arrange', label: t('arrange'), icon: IconLayoutDistributeVertical, act: () => perform(arrange, null), off: false },
    { name: 'note', label: t('note'), icon: IconNote, act: addNote, off: false },
  ];
  return (
    <Group gap={2} wrap="nowrap" role="toolbar" aria-label={t('tools')}>
      {tools.map(({ name, label, icon: Icon, act, off }) => (
        <Tooltip key={name} label={label}>
          <ActionIcon variant="subtle" color="gray.8" size={36} aria-label={label} disabled={off} onClick={() => act()}>
            <Icon size={20} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      ))}
    </Group>
  );
}

function StepFinder() {
  const t = useFlowTexts();
  const { document: graph } = useHistory();
  const nameOf = useNodeName();
  const { change } = useView();
  return (
    <Select
      size="sm"
      w={150}
      visibleFrom="md"
      aria-label={t('find')}
      placeholder={t('find')}
      searchable
      value={null}
      data={graph.nodes.map((node) => ({ value: node.id, label: `${nameOf(node)} · ${node.id}` }))}
      comboboxProps={{ width: 280, position: 'bottom-end' }}
      onChange={(id) => id && change({ selection: new Set([id]), shown: { node: id }, panel: 'settings' })}
    />
  );
}
