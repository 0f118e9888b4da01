import { ActionIcon, Autocomplete, Box, Button, Group, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTextIn } from '../app/language.ts';
import { useGraph } from '../flows/editor-context.ts';
import { type Condition, comparisons, conditionsFrom, feelOf } from './condition.ts';
import type { Shape } from './shape.ts';
import { useInspectorTexts } from './texts.ts';

type Props = { readonly shape: Shape; readonly feel: string; readonly problem: string | undefined; onChange(feel: string): void };

/** A condition as rows of comparisons; as FEEL when it says more than rows can, or when the author prefers it. */
export function ConditionEditor({ shape, feel, problem, onChange }: Props) {
  const t = useInspectorTexts();
  const textIn = useTextIn();
  const [asFeel, setAsFeel] = useState(false);
  const [draft, setDraft] = useState<readonly Condition[]>([]);
  const conditions = conditionsFrom(feel);
  // Half-written rows live here only, in their places, as long as the rest of them is what the flow holds.
  const drafted = feelOf({ joined: conditions?.joined ?? 'and', rows: draft.filter(isWhole) }) === feel;
  const inRows = conditions !== undefined && !asFeel;
  const label = textIn(shape.label);
  return (
    <Box role="group" aria-label={label}>
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <Button variant="subtle" size="compact-xs" disabled={!inRows && conditions === undefined} onClick={() => setAsFeel(inRows)}>
          {t(inRows ? 'asFeel' : 'asRows')}
        </Button>
      </Group>
      {inRows ? (
        <ConditionRows
          joined={conditions.joined}
          rows={drafted ? draft : conditions.rows}
          onChange={(joined, rows) => {
            setDraft(rows);
            onChange(feelOf({ joined, rows: rows.filter(isWhole) }));
          }}
        />
      ) : (
        <Textarea
          aria-label={label}
          classNames={{ input: 'formula' }}
          spellCheck={false}
          autosize
          minRows={1}
          maxRows={6}
          value={feel}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {problem && (
        <Text size="xs" c="red.8" mt={4}>
          {problem}
        </Text>
      )}
    </Box>
  );
}

type RowsProps = {
  readonly joined: 'and' | 'or';
  readonly rows: readonly Condition[];
  onChange(joined: 'and' | 'or', rows: readonly Condition[]): void;
};

function ConditionRows({ joined, rows, onChange }: RowsProps) {
  const t = useInspectorTexts();
  const { variables } = useGraph();
  const write = (at: number, next: Partial<Condition>) =>
    onChange(
      joined,
      rows.map((row, i) => (i === at ? { ...row, ...next } : row)),
    );
  return (
    <Stack gap={6}>
      {rows.length > 1 && (
        <SegmentedControl
          size="xs"
          value={joined}
          data={[
            { value: 'and', label: t('all') },
            { value: 'or', label: t('any') },
          ]}
          onChange={(next) => onChange(next === 'or' ? 'or' : 'and', rows)}
        />
      )}
      {rows.map((row, at) => (
        <Group key={at} gap={4} wrap="nowrap" align="flex-start">
          <Autocomplete
            size="xs"
            flex={1.3}
            aria-label={t('variableName')}
            placeholder={t('variableName')}
            data={variables.map(({ name }) => name)}
            value={row.variable}
            onChange={(variable) => write(at, { variable })}
          />
          <Select
            size="xs"
            w={64}
            aria-label={t('comparison')}
            data={[...comparisons]}
            value={row.comparison}
            allowDeselect={false}
            onChange={(next) => write(at, { comparison: comparisons.find((each) => each === next) ?? '=' })}
          />
          <TextInput
            size="xs"
            flex={1}
            aria-label={t('value')}
            placeholder={t('value')}
            title={t('valueHelp')}
            value={row.value}
            onChange={(event) => write(at, { value: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            aria-label={t('removeRow', { n: at + 1 })}
            onClick={() =>
              onChange(
                joined,
                rows.filter((_, i) => i !== at),
              )
            }
          >
            <IconX size={14} />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange(joined, [...rows, { variable: '', comparison: '=', value: '' }])}
        >
          {t('addCondition')}
        </Button>
      </Group>
    </Stack>
  );
}

/** A row that reads back as itself; others stay in the form until they do. */
function isWhole(row: Condition): boolean {
  return conditionsFrom(feelOf({ joined: 'and', rows: [row] })) !== undefined && row.variable !== '' && row.value !== '';
}
