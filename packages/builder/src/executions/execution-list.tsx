import { Group, Select, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { ExecutionStatus } from '@mortise/shared/execution';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answers, api } from '../app/api.ts';
import { ListFrame } from '../app/list-frame.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { usePages } from '../app/pages.ts';
import { useWhen } from '../app/when.ts';
import { StatusBadge } from './status-badge.tsx';
import { useExecutionTexts } from './texts.ts';

type Row = Answers['executions']['list']['items'][number];
type Filter = { readonly status?: Row['status']; readonly type?: Row['type']; readonly environment?: Row['environment'] };

/** Every execution of the tenant, newest first; found by business key, filtered by status, type and environment. */
export function ExecutionList() {
  const t = useExecutionTexts();
  const [typed, setTyped] = useState('');
  const [businessKey] = useDebouncedValue(typed.trim(), 300);
  const [filter, setFilter] = useState<Filter>({ environment: 'live' });
  const pages = usePages({
    key: ['executions', 'list', businessKey, filter],
    everyMs: 10_000,
    load: (cursor) =>
      api.executions.list.query({
        limit: 30,
        ...filter,
        ...(businessKey ? { businessKey } : {}),
        ...(cursor === undefined ? {} : { cursor }),
      }),
  });
  const pick = <K extends keyof Filter>(name: K, options: readonly { value: NonNullable<Filter[K]>; label: string }[]) => (
    <Select
      w={140}
      aria-label={t(name)}
      placeholder={t(name)}
      clearable
      data={options}
      value={filter[name] ?? null}
      onChange={(next) => {
        const { [name]: _, ...rest } = filter;
        const found = options.find(({ value }) => value === next)?.value;
        setFilter(found === undefined ? rest : { ...rest, [name]: found });
      }}
    />
  );
  return (
    <PageFrame title={t('title')} help={t('help')}>
      <Group>
        <TextInput
          flex={1}
          maw={320}
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {pick(
          'status',
          ExecutionStatus.options.map((value) => ({ value, label: t(`status.${value}`) })),
        )}
        {pick(
          'type',
          (['dialog', 'process'] as const).map((value) => ({ value, label: t(`type.${value}`) })),
        )}
        {pick(
          'environment',
          (['live', 'test'] as const).map((value) => ({ value, label: t(`environment.${value}`) })),
        )}
      </Group>
      <ListFrame pages={pages} empty={{ title: t('emptyTitle'), help: t('emptyHelp') }}>
        <ExecutionTable rows={pages.items} />
      </ListFrame>
    </PageFrame>
  );
}

function ExecutionTable({ rows }: { readonly rows: readonly Row[] }) {
  const t = useExecutionTexts();
  const { at } = useWhen();
  return (
    <div className="table-panel">
      <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('key')}</Table.Th>
            <Table.Th>{t('flow')}</Table.Th>
            <Table.Th>{t('status')}</Table.Th>
            <Table.Th>{t('environment')}</Table.Th>
            <Table.Th>{t('started')}</Table.Th>
            <Table.Th>{t('updated')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Link to="/executions/$execution" params={{ execution: row.id }} className="row-link">
                  {row.businessKey ?? row.id.slice(0, 13)}
                </Link>
              </Table.Td>
              <Table.Td>
                {row.flow}
                <Text size="xs" c="gray.6">
                  {t(`type.${row.type}`)}
                </Text>
              </Table.Td>
              <Table.Td>
                <StatusBadge status={row.status} />
              </Table.Td>
              <Table.Td>{t(`environment.${row.environment}`)}</Table.Td>
              <Table.Td>{at(row.createdAt)}</Table.Td>
              <Table.Td>{at(row.updatedAt)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
