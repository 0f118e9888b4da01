import { Badge, Group, SegmentedControl, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Answers, api } from '../app/api.ts';
import { useTextIn } from '../app/language.ts';
import { ListFrame } from '../app/list-frame.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { usePages } from '../app/pages.ts';
import { useWhen, yuan } from '../app/when.ts';
import { useReviewTexts } from './texts.ts';

type Row = Answers['tasks']['list']['items'][number];
type Status = 'open' | 'done';

/** Claims that wait for a reviewer, and those decided. */
export function ReviewInbox() {
  const t = useReviewTexts();
  const [status, setStatus] = useState<Status>('open');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const pages = usePages({
    key: ['tasks', 'list', 'claims.review', status, search],
    load: (cursor) =>
      api.tasks.list.query({
        types: ['claims.review'],
        status,
        limit: 30,
        ...(search ? { search } : {}),
        ...(cursor === undefined ? {} : { cursor }),
      }),
  });
  return (
    <PageFrame title={t('title')} help={t('help')}>
      <Group>
        <SegmentedControl<Status>
          aria-label={t('status')}
          value={status}
          onChange={setStatus}
          data={[
            { value: 'open', label: t('open') },
            { value: 'done', label: t('done') },
          ]}
        />
        <TextInput
          flex={1}
          maw={320}
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Group>
      <ListFrame pages={pages} empty={{ title: t('emptyTitle'), help: t('emptyHelp') }}>
        <ReviewTable rows={pages.items} status={status} />
      </ListFrame>
    </PageFrame>
  );
}

function ReviewTable({ rows, status }: { readonly rows: readonly Row[]; readonly status: Status }) {
  const t = useReviewTexts();
  const textIn = useTextIn();
  const { at } = useWhen();
  return (
    <div className="table-panel">
      <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('claim')}</Table.Th>
            <Table.Th>{t('suggested')}</Table.Th>
            <Table.Th>{t('arrived')}</Table.Th>
            <Table.Th>{t(status === 'open' ? 'due' : 'result')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Link to="/review/$task" params={{ task: row.id }} className="row-link">
                  {row.businessKey ?? textIn(row.title)}
                </Link>
                <Text size="xs" c="gray.6">
                  {textIn(row.title)}
                </Text>
              </Table.Td>
              <Table.Td>{amountIn(row)}</Table.Td>
              <Table.Td>{at(row.openedAt)}</Table.Td>
              <Table.Td>
                {status === 'open' ? <Due due={row.due} /> : `${row.choice ?? ''} ${row.closedAt ? at(row.closedAt) : ''}`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Due({ due }: { readonly due: string | undefined }) {
  const t = useReviewTexts();
  const { at } = useWhen();
  if (!due) return null;
  return (
    <Group gap={8}>
      {at(due)}
      {Date.parse(due) < Date.now() && (
        <Badge color="red" variant="light" tt="none">
          {t('late')}
        </Badge>
      )}
    </Group>
  );
}

/** The amount a task's summary shows, in yuan. */
function amountIn({ summary }: Row): string {
  if (typeof summary !== 'object' || summary === null || Array.isArray(summary)) return '';
  const amount = Object.entries(summary).find(([name]) => name === 'amountFen')?.[1];
  return typeof amount === 'number' ? yuan(amount) : '';
}
