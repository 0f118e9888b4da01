import { Table } from '@mantine/core';
import { api } from '../app/api.ts';
import { ListFrame } from '../app/list-frame.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { usePages } from '../app/pages.ts';
import { useWhen } from '../app/when.ts';
import { usePeopleTexts } from './texts.ts';

/** The demo's telephone: one-time codes and notices that customers would have received. */
export function OutboxPage() {
  const t = usePeopleTexts();
  const { at } = useWhen();
  const pages = usePages({
    key: ['outbox'],
    everyMs: 4000,
    load: (cursor) => api.outbox.list.query({ limit: 50, ...(cursor === undefined ? {} : { cursor }) }),
  });
  return (
    <PageFrame title={t('outbox')} help={t('outboxHelp')}>
      <ListFrame pages={pages} empty={{ title: t('noMessages'), help: t('noMessagesHelp') }}>
        <div className="table-panel">
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('to')}</Table.Th>
                <Table.Th>{t('text')}</Table.Th>
                <Table.Th>{t('at')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {pages.items.map((message) => (
                <Table.Tr key={message.id}>
                  <Table.Td>{message.to}</Table.Td>
                  <Table.Td>{message.text}</Table.Td>
                  <Table.Td>{at(message.at)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </ListFrame>
    </PageFrame>
  );
}
