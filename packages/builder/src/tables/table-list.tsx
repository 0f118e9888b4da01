import { Button, Group, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCopy, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answers, api } from '../app/api.ts';
import { ListFrame } from '../app/list-frame.tsx';
import { useHolds } from '../app/me.ts';
import { PageFrame } from '../app/page-frame.tsx';
import { usePages } from '../app/pages.ts';
import { useWhen } from '../app/when.ts';
import { NewTable } from './new-table.tsx';
import { useTableTexts } from './texts.ts';

type Row = Answers['resources']['find']['items'][number];
type Making = { readonly copyOf: Pick<Row, 'id' | 'title'> | undefined };

/** The decision tables of the tenant: found by name, opened, created, copied. */
export function TableList() {
  const t = useTableTexts();
  const holds = useHolds();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const [making, setMaking] = useState<Making>();
  const mayEdit = holds('builder', 'admin');
  const pages = usePages({
    key: ['resources', 'tables', 'found', search],
    load: (cursor) =>
      api.resources.find.query({
        kind: 'tables',
        limit: 30,
        ...(search ? { search } : {}),
        ...(cursor === undefined ? {} : { cursor }),
      }),
  });
  const create = mayEdit && (
    <Button leftSection={<IconPlus size={18} />} onClick={() => setMaking({ copyOf: undefined })}>
      {t('create')}
    </Button>
  );
  const empty =
    search === '' ? { title: t('emptyTitle'), help: t('emptyHelp'), action: create } : { title: t('noneFound'), help: t('noneFoundHelp') };
  return (
    <PageFrame title={t('title')} help={t('help')} actions={create}>
      <Group>
        <TextInput
          flex={1}
          maw={360}
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Group>
      <ListFrame pages={pages} empty={empty}>
        <Rows rows={pages.items} onCopy={mayEdit ? (copyOf) => setMaking({ copyOf }) : undefined} />
      </ListFrame>
      {making && <NewTable copyOf={making.copyOf} onClose={() => setMaking(undefined)} />}
    </PageFrame>
  );
}

type RowsProps = { readonly rows: readonly Row[]; readonly onCopy: ((row: Row) => void) | undefined };

function Rows({ rows, onCopy }: RowsProps) {
  const t = useTableTexts();
  const { at } = useWhen();
  return (
    <div className="table-panel">
      <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('rules')}</Table.Th>
            <Table.Th>{t('changed')}</Table.Th>
            {onCopy && <Table.Th aria-label={t('duplicate')} />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Link to="/tables/$table" params={{ table: row.id }} className="row-link">
                  {row.title || row.id}
                </Link>
                <Text size="xs" c="gray.6">
                  {row.id}
                </Text>
              </Table.Td>
              <Table.Td>{row.size}</Table.Td>
              <Table.Td>
                <Text size="sm">{at(row.updatedAt)}</Text>
              </Table.Td>
              {onCopy && (
                <Table.Td ta="right">
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    leftSection={<IconCopy size={15} />}
                    aria-label={t('duplicateOf', { name: row.title })}
                    onClick={() => onCopy(row)}
                  >
                    {t('duplicate')}
                  </Button>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
