import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../app/api.ts';
import { ListFrame } from '../app/list-frame.tsx';
import { useHolds } from '../app/me.ts';
import { PageFrame } from '../app/page-frame.tsx';
import { usePages } from '../app/pages.ts';
import { useWhen } from '../app/when.ts';
import type { Connection } from './connection.ts';
import { ConnectionDialog } from './connection-dialog.tsx';
import { usePeopleTexts } from './texts.ts';

/** How this tenant's parts reach its systems, for real and in trials. */
export function ConnectionsPage() {
  const t = usePeopleTexts();
  const holds = useHolds();
  const [editing, setEditing] = useState<{ connection?: Connection }>();
  const pages = usePages({
    key: ['connections'],
    load: (cursor) => api.connections.list.query({ limit: 50, ...(cursor === undefined ? {} : { cursor }) }),
  });
  const add = holds('admin') && (
    <Button leftSection={<IconPlus size={18} />} onClick={() => setEditing({})}>
      {t('addConnection')}
    </Button>
  );
  return (
    <PageFrame title={t('connections')} help={t('connectionsHelp')} actions={add}>
      <ListFrame pages={pages} empty={{ title: t('noConnections'), help: t('connectionsHelp'), action: add }}>
        <ConnectionTable rows={pages.items} {...(holds('admin') ? { onEdit: (connection) => setEditing({ connection }) } : {})} />
      </ListFrame>
      {editing && <ConnectionDialog connection={editing.connection} onClose={() => setEditing(undefined)} />}
    </PageFrame>
  );
}

function ConnectionTable({ rows, onEdit }: { readonly rows: readonly Connection[]; onEdit?(connection: Connection): void }) {
  const t = usePeopleTexts();
  const { at } = useWhen();
  return (
    <div className="table-panel">
      <Table verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('system')}</Table.Th>
            <Table.Th>{t('environment')}</Table.Th>
            <Table.Th>{t('address')}</Table.Th>
            <Table.Th>{t('secrets')}</Table.Th>
            <Table.Th>{t('changed')}</Table.Th>
            {onEdit && (
              <Table.Th>
                <span className="unseen">{t('edit')}</span>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((connection) => (
            <Table.Tr key={`${connection.system}:${connection.environment}`}>
              <Table.Td>
                <Text fw={600} size="sm">
                  {connection.system}
                </Text>
              </Table.Td>
              <Table.Td>
                <Badge variant="light" tt="none" color={connection.environment === 'live' ? 'teal' : 'indigo'}>
                  {t(`environment.${connection.environment}`)}
                </Badge>
              </Table.Td>
              <Table.Td>{connection.baseUrl}</Table.Td>
              <Table.Td>{connection.secrets.join('、') || t('none')}</Table.Td>
              <Table.Td>{at(connection.updatedAt)}</Table.Td>
              {onEdit && (
                <Table.Td>
                  <Group justify="flex-end">
                    <Button variant="subtle" size="compact-sm" onClick={() => onEdit(connection)}>
                      {t('edit')}
                      <span className="unseen">{connection.system}</span>
                    </Button>
                  </Group>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
