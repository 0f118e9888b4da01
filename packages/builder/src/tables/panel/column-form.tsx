import { Anchor, Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import {
  blockFromGrid,
  type ColumnAt,
  ColumnType,
  editInput,
  moveColumn,
  removeColumn,
  renameColumn,
  renameTable,
  retypeColumn,
  setAllowed,
  type TableInput,
  type TableOutput,
  typeTitles,
} from '@mortise/shared/decision';
import { IconArrowLeft, IconArrowRight, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTextIn } from '../../app/language.ts';
import { useTable, useTableBoard, useTablePerform } from '../table-board.ts';
import { useTableView } from '../table-view.tsx';
import { CommittedInput } from './committed-input.tsx';
import { useTablePanelTexts } from './texts.ts';

/** The settings of the chosen column; of the table itself when none is chosen. */
export function ColumnForm() {
  const table = useTable();
  const { view } = useTableView();
  const { column } = view;
  const input = column?.side === 'inputs' ? table.inputs[column.index] : undefined;
  const output = column?.side === 'outputs' ? table.outputs[column.index] : undefined;
  if (column && input) return <InputForm key={input.id} column={column} head={input} />;
  if (column && output) return <OutputForm key={output.name} column={column} head={output} />;
  return <TableForm />;
}

function TableForm() {
  const t = useTablePanelTexts();
  const textIn = useTextIn();
  const table = useTable();
  const { uses, readOnly } = useTableBoard();
  const perform = useTablePerform();
  return (
    <Stack>
      <CommittedInput label={t('tableName')} readOnly={readOnly} value={table.name} onCommit={(name) => perform(renameTable, { name })} />
      <div>
        <Text size="sm" fw={600}>
          {t('askedBy')}
        </Text>
        {uses.flows.length === 0 && (
          <Text size="sm" c="gray.6">
            {t('askedByNobody')}
          </Text>
        )}
        <ul className="plain-list">
          {uses.flows.map(({ flow, name }) => (
            <li key={flow}>
              <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/flows/$flow" params={{ flow }} />}>
                {textIn(name)}
              </Anchor>
            </li>
          ))}
        </ul>
      </div>
      <Text size="sm" c="gray.6">
        {t('chooseColumn')}
      </Text>
    </Stack>
  );
}

type FormProps<H> = { readonly column: ColumnAt; readonly head: H };

function InputForm({ column, head }: FormProps<TableInput>) {
  const t = useTablePanelTexts();
  const { readOnly } = useTableBoard();
  const perform = useTablePerform();
  const { index } = column;
  return (
    <Stack>
      <Title order={2} size="h5">
        {t('inputColumn')}
      </Title>
      <CommittedInput
        label={t('label')}
        readOnly={readOnly}
        value={head.label}
        onCommit={(label) => perform(editInput, { index, label })}
      />
      <CommittedInput
        label={t('expression')}
        description={t('expressionHelp')}
        classNames={{ input: 'formula' }}
        readOnly={readOnly}
        value={head.expression}
        onCommit={(expression) => perform(editInput, { index, expression })}
      />
      <TypeField column={column} type={head.type} />
      <AllowedField column={column} head={head} help={t('allowedInputHelp')} />
      <CommittedInput
        label={t('inputId')}
        description={t('inputIdHelp')}
        readOnly={readOnly}
        value={head.id}
        onCommit={(name) => perform(renameColumn, { ...column, name })}
      />
      <ColumnTools column={column} />
    </Stack>
  );
}

function OutputForm({ column, head }: FormProps<TableOutput>) {
  const t = useTablePanelTexts();
  const { readOnly } = useTableBoard();
  const perform = useTablePerform();
  return (
    <Stack>
      <Title order={2} size="h5">
        {t('outputColumn')}
      </Title>
      <CommittedInput
        label={t('outputName')}
        description={t('outputNameHelp')}
        readOnly={readOnly}
        value={head.name}
        onCommit={(name) => perform(renameColumn, { ...column, name })}
      />
      <TypeField column={column} type={head.type} />
      <AllowedField column={column} head={head} help={t('allowedOutputHelp')} />
      <ColumnTools column={column} />
    </Stack>
  );
}

function TypeField({ column, type }: { readonly column: ColumnAt; readonly type: ColumnType }) {
  const t = useTablePanelTexts();
  const textIn = useTextIn();
  const { readOnly } = useTableBoard();
  const perform = useTablePerform();
  return (
    <Select
      label={t('type')}
      readOnly={readOnly}
      allowDeselect={false}
      value={type}
      data={ColumnType.options.map((value) => ({ value, label: textIn(typeTitles[value]) }))}
      onChange={(next) => {
        const known = ColumnType.options.find((each) => each === next);
        if (known) perform(retypeColumn, { ...column, type: known });
      }}
    />
  );
}

/** Values one a line, in plain spelling: a text without quotes gets them, and what becomes of a line stands there at once. */
function AllowedField({ column, head, help }: FormProps<TableInput | TableOutput> & { readonly help: string }) {
  const t = useTablePanelTexts();
  const { readOnly } = useTableBoard();
  const perform = useTablePerform();
  const write = (text: string) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const output = { name: 'value', type: head.type };
    const table =
      column.side === 'inputs'
        ? { inputs: [{ ...output, id: 'value', label: '', expression: '' }], outputs: [] }
        : { inputs: [], outputs: [output] };
    const grid = lines.map((line) => [line]);
    const first = blockFromGrid(grid, { table, column: 0 });
    const answers = first.is === 'asks' ? Object.fromEntries(first.questions.map(({ id, suggested }) => [id, suggested])) : {};
    const reading = first.is === 'asks' ? blockFromGrid(grid, { table, column: 0, answers }) : first;
    perform(setAllowed, { ...column, allowed: reading.is === 'read' ? reading.block.flat() : lines });
  };
  return (
    <CommittedInput
      label={t('allowed')}
      description={help}
      classNames={{ input: 'formula' }}
      lines
      readOnly={readOnly}
      value={(head.allowed ?? []).join('\n')}
      onCommit={write}
    />
  );
}

function ColumnTools({ column }: { readonly column: ColumnAt }) {
  const t = useTablePanelTexts();
  const table = useTable();
  const { readOnly } = useTableBoard();
  const perform = useTablePerform();
  const { change } = useTableView();
  if (readOnly) return null;
  const move = (to: number) => perform(moveColumn, { ...column, to }) && change({ column: { ...column, index: to } });
  const last = table[column.side].length - 1;
  return (
    <Group gap={8}>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconArrowLeft size={15} />}
        disabled={column.index === 0}
        onClick={() => move(column.index - 1)}
      >
        {t('moveLeft')}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconArrowRight size={15} />}
        disabled={column.index >= last}
        onClick={() => move(column.index + 1)}
      >
        {t('moveRight')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={15} />}
        onClick={() => perform(removeColumn, column) && change({ column: undefined })}
      >
        {t('removeColumn')}
      </Button>
    </Group>
  );
}
