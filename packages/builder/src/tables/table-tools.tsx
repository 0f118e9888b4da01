import { ActionIcon, Button, Divider, Group, Tooltip } from '@mantine/core';
import { addColumn, addRules, duplicateRules, fillDown, isFreeName, moveRules, removeRules, type Side } from '@mortise/shared/decision';
import {
  IconArrowBackUp,
  IconArrowDown,
  IconArrowForwardUp,
  IconArrowUp,
  IconColumnInsertRight,
  IconCopy,
  IconRowInsertBottom,
  IconRowInsertTop,
  IconSquareArrowDown,
  IconTrash,
} from '@tabler/icons-react';
import { useDeferredValue, useMemo } from 'react';
import { useTextIn } from '../app/language.ts';
import { rangeOf, rowsOf, type Selection } from './grid/selection.ts';
import { useBounds } from './grid/use-grid-edits.ts';
import { useTableBoard, useTableHistory, useTablePerform } from './table-board.ts';
import { useTablePlace, useTableView } from './table-view.tsx';
import { useTableTexts } from './texts.ts';

type Tool = { readonly name: string; readonly label: string; readonly icon: typeof IconTrash; readonly off: boolean; act(): void };

/** The tools over the sheet: undo, what can be done with the selected rules, and new columns. */
export function TableTools() {
  const t = useTableTexts();
  return (
    <Group className="table-tools" gap={4} role="toolbar" aria-label={t('tools')} wrap="nowrap">
      <HistoryTools />
      <Divider orientation="vertical" mx={4} />
      <RuleTools />
      <Divider orientation="vertical" mx={4} />
      <ColumnTools />
    </Group>
  );
}

function HistoryTools() {
  const t = useTableTexts();
  const textIn = useTextIn();
  const { editor } = useTableBoard();
  const { past, future } = useTableHistory();
  const last = past.at(-1);
  const undo = last ? t('undoWhat', { what: textIn(last.title) }) : t('undo');
  return (
    <ToolList
      tools={[
        { name: 'undo', label: undo, icon: IconArrowBackUp, off: !last, act: editor.undo },
        { name: 'redo', label: t('redo'), icon: IconArrowForwardUp, off: future.length === 0, act: editor.redo },
      ]}
    />
  );
}

/** Drawn behind the keyboard: moving through the sheet does not wait for its tools. */
function RuleTools() {
  const selection = useDeferredValue(useTablePlace().selection);
  return useMemo(() => <SelectedRuleTools selection={selection} />, [selection]);
}

function SelectedRuleTools({ selection }: { readonly selection: Selection }) {
  const t = useTableTexts();
  const perform = useTablePerform();
  const { document: table } = useTableHistory();
  const { change } = useTableView();
  const rows = rowsOf(selection, { ...useBounds(), rows: table.rules.length });
  const { from, count } = rows;
  const none = count === 0;
  const select = (first: number) => {
    const { from: left, to: right } = rangeOf(selection);
    change({
      selection: { anchor: { row: first, column: left.column }, focus: { row: first + Math.max(1, count) - 1, column: right.column } },
    });
  };
  const below = none ? table.rules.length : from + count;
  const tools: readonly Tool[] = [
    { name: 'above', label: t('rowAbove'), icon: IconRowInsertTop, off: none, act: () => perform(addRules, { at: from, count }) },
    {
      name: 'below',
      label: t('rowBelow'),
      icon: IconRowInsertBottom,
      off: false,
      act: () => perform(addRules, { at: below, count: Math.max(1, count) }) && select(below),
    },
    {
      name: 'duplicate',
      label: t('duplicateRows'),
      icon: IconCopy,
      off: none,
      act: () => perform(duplicateRules, rows) && select(from + count),
    },
    {
      name: 'raise',
      label: t('raise'),
      icon: IconArrowUp,
      off: none || from === 0,
      act: () => perform(moveRules, { ...rows, to: from - 1 }) && select(from - 1),
    },
    {
      name: 'lower',
      label: t('lower'),
      icon: IconArrowDown,
      off: none || from + count >= table.rules.length,
      act: () => perform(moveRules, { ...rows, to: from + 1 }) && select(from + 1),
    },
    { name: 'fill', label: t('fill'), icon: IconSquareArrowDown, off: count < 2, act: () => perform(fillDown, rangeOf(selection)) },
    { name: 'remove', label: t('removeRows'), icon: IconTrash, off: none, act: () => perform(removeRules, rows) },
  ];
  return <ToolList tools={tools} />;
}

function ColumnTools() {
  const t = useTableTexts();
  const perform = useTablePerform();
  const { document: table } = useTableHistory();
  const { change } = useTableView();
  const add = (side: Side) => {
    const stem = side === 'inputs' ? 'in' : 'out';
    const free = Array.from({ length: 202 }, (_, n) => `${stem}${n + 1}`).find((name) => isFreeName(table, name)) ?? '';
    const at = table[side].length;
    const done =
      side === 'inputs'
        ? perform(addColumn, { side, at, head: { id: free, label: t('newInput'), expression: '', type: 'text' } })
        : perform(addColumn, { side, at, head: { name: free, type: 'text' } });
    if (done) change({ column: { side, index: at }, panel: 'column' });
  };
  return (
    <>
      <Button
        variant="subtle"
        color="gray.8"
        size="compact-sm"
        leftSection={<IconColumnInsertRight size={17} />}
        onClick={() => add('inputs')}
      >
        {t('addInput')}
      </Button>
      <Button
        variant="subtle"
        color="gray.8"
        size="compact-sm"
        leftSection={<IconColumnInsertRight size={17} />}
        onClick={() => add('outputs')}
      >
        {t('addOutput')}
      </Button>
    </>
  );
}

function ToolList({ tools }: { readonly tools: readonly Tool[] }) {
  return tools.map(({ name, label, icon: Icon, off, act }) => (
    <Tooltip key={name} label={label}>
      <ActionIcon variant="subtle" color="gray.8" size={34} aria-label={label} disabled={off} onClick={() => act()}>
        <Icon size={19} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  ));
}
