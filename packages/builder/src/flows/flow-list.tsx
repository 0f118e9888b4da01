import { Badge, Button, Group, SegmentedControl, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { IconFileImport, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useActorName } from '../app/actor.ts';
import { type Answers, api } from '../app/api.ts';
import { useTextIn } from '../app/language.ts';
import { ListFrame } from '../app/list-frame.tsx';
import { useHolds } from '../app/me.ts';
import { PageFrame } from '../app/page-frame.tsx';
import { usePages } from '../app/pages.ts';
import { useWhen } from '../app/when.ts';
import { ImportDialog } from './import-dialog.tsx';
import { NewFlow } from './new-flow.tsx';
import { useFlowTexts } from './texts.ts';

type FlowRow = Answers['flows']['list']['items'][number];
type Type = 'all' | FlowRow['type'];
const types: readonly Type[] = ['all', 'dialog', 'process'];

/** The flows of the tenant: found by name, opened, created. */
export function FlowList() {
  const t = useFlowTexts();
  const holds = useHolds();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const [type, setType] = useState<Type>('all');
  const [creating, { open, close }] = useDisclosure();
  const [choosing, importing] = useDisclosure();
  const pages = usePages({
    key: ['flows', 'list', search, type],
    load: (cursor) =>
      api.flows.list.query({
        limit: 30,
        ...(search ? { search } : {}),
        ...(type === 'all' ? {} : { type }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
  });
  const create = holds('builder', 'admin') && (
    <Group gap="xs">
      <Button variant="default" leftSection={<IconFileImport size={18} />} onClick={importing.open}>
        {t('import')}
      </Button>
      <Button leftSection={<IconPlus size={18} />} onClick={open}>
        {t('create')}
      </Button>
    </Group>
  );
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
        <SegmentedControl
          aria-label={t('type')}
          value={type}
          onChange={setType}
          data={types.map((each) => ({ value: each, label: t(`type.${each}`) }))}
        />
      </Group>
      <ListFrame pages={pages} empty={{ title: t('emptyTitle'), help: t('emptyHelp'), action: create }}>
        <FlowTable rows={pages.items} />
      </ListFrame>
      <NewFlow opened={creating} onClose={close} />
      <ImportDialog opened={choosing} onClose={importing.close} />
    </PageFrame>
  );
}

function FlowTable({ rows }: { readonly rows: readonly FlowRow[] }) {
  const t = useFlowTexts();
  const textIn = useTextIn();
  const { at } = useWhen();
  const nameOf = useActorName();
  return (
    <div className="table-panel">
      <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('type')}</Table.Th>
            <Table.Th>{t('live')}</Table.Th>
            <Table.Th>{t('waiting')}</Table.Th>
            <Table.Th>{t('changed')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Link to="/flows/$flow" params={{ flow: row.id }} className="row-link">
                  {textIn(row.name)}
                </Link>
                <Text size="xs" c="gray.6">
                  {row.id}
                </Text>
              </Table.Td>
              <Table.Td>
                <Badge variant="light" color={row.type === 'dialog' ? 'teal' : 'indigo'} tt="none">
                  {t(`type.${row.type}`)}
                </Badge>
              </Table.Td>
              <Table.Td>
                {row.live ? (
                  t('version', { number: row.live.number })
                ) : (
                  <Text size="sm" c="gray.6" component="span">
                    {t('notPublished')}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>{row.waiting}</Table.Td>
              <Table.Td>
                <Text size="sm">{t('by', { at: at(row.updatedAt), who: nameOf(row.updatedBy) })}</Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
