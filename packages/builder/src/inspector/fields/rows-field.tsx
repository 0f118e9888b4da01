import { ActionIcon, Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import type { Json } from '@mortise/shared/json';
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTextIn } from '../../app/language.ts';
import { firstFree } from '../../editing/placed.ts';
import type { FieldProps } from '../field-props.ts';
import { SettingList } from '../setting-list.tsx';
import { useProblemAt } from '../settings-problems.ts';
import { blankOf, listIn, recordIn } from '../shape.ts';
import { useInspectorTexts } from '../texts.ts';

/** Rows of settings: added, removed and moved up; their order counts. */
export function RowsField(props: FieldProps) {
  return <Rows {...props} />;
}

/** Rows of a variable and the expression whose value it takes. */
export function AssignmentsField(props: FieldProps) {
  return <Rows {...props} />;
}

/** Rows of a name on the other side and the expression that is passed as it. */
export function MappingField(props: FieldProps) {
  return <Rows {...props} />;
}

/** Rows that become ways out: each has an id that never changes by itself, since lines hang on it. */
export function ChoicesField(props: FieldProps) {
  return <Rows {...props} named />;
}

type RowsProps = FieldProps & { readonly named?: boolean; row?(row: RowProps): ReactNode };
export type RowProps = { readonly value: Json; readonly path: string; onChange(value: Json): void };

/** The rows themselves. `named` rows get an id of their own when they are added. */
export function Rows({ shape, value, path, onChange, named = false, row }: RowsProps) {
  const t = useInspectorTexts();
  const textIn = useTextIn();
  const problem = useProblemAt(path);
  const rows = listIn(value);
  const items = recordIn(shape.schema.items);
  const replaced = (at: number, ...next: readonly Json[]) => onChange([...rows.slice(0, at), ...next, ...rows.slice(at + 1)]);
  const add = () => {
    const taken = new Set(rows.map((each) => String(recordIn(each).id)));
    const blank = recordIn(blankOf(items));
    onChange([...rows, named ? { ...blank, id: firstFree(taken, 'way-') } : blank]);
  };
  const raise = (at: number) => {
    const [above, moved] = [rows[at - 1], rows[at]];
    if (above !== undefined && moved !== undefined) onChange([...rows.slice(0, at - 1), moved, above, ...rows.slice(at + 1)]);
  };
  return (
    <Fieldset legend={textIn(shape.label)} p="xs">
      <Stack gap="sm">
        {rows.length === 0 && (
          <Text size="sm" c="gray.6">
            {t('rowsEmpty')}
          </Text>
        )}
        {rows.map((each, at) => (
          // Rows have no identity of their own but their place; each field keeps no state that a move could confuse.
          <div key={at} className="setting-row">
            <Group justify="flex-end" gap={2} className="setting-row-tools">
              <ActionIcon
                variant="subtle"
                color="gray"
                size="md"
                disabled={at === 0}
                aria-label={t('up', { n: at + 1 })}
                onClick={() => raise(at)}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
              <ActionIcon variant="subtle" color="red" size="md" aria-label={t('removeRow', { n: at + 1 })} onClick={() => replaced(at)}>
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
            {row ? (
              row({ value: each, path: `${path}.${at}`, onChange: (next) => replaced(at, next) })
            ) : (
              <SettingList schema={items} value={recordIn(each)} path={`${path}.${at}`} onChange={(next) => replaced(at, next)} />
            )}
          </div>
        ))}
        {problem && (
          <Text size="xs" c="red.8">
            {problem}
          </Text>
        )}
        <Button variant="light" size="compact-md" leftSection={<IconPlus size={16} />} onClick={add}>
          {t('addRow')}
        </Button>
      </Stack>
    </Fieldset>
  );
}
