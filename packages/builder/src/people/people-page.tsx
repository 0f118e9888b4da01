import { Button, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Answers, api } from '../app/api.ts';
import { useFaultText } from '../app/fault.ts';
import { ListFrame } from '../app/list-frame.tsx';
import type { StaffRole } from '../app/me.ts';
import { useNotice } from '../app/notice.ts';
import { PageFrame } from '../app/page-frame.tsx';
import { usePages } from '../app/pages.ts';
import { useWhen } from '../app/when.ts';
import { NewPerson } from './new-person.tsx';
import { RolesInput } from './roles-input.tsx';
import { usePeopleTexts } from './texts.ts';

type Person = Answers['people']['list']['items'][number];

/** Who may sign in to this tenant, and what each may do. */
export function PeoplePage() {
  const t = usePeopleTexts();
  const { at } = useWhen();
  const [adding, { open, close }] = useDisclosure();
  const pages = usePages({
    key: ['people'],
    load: (cursor) => api.people.list.query({ limit: 50, ...(cursor === undefined ? {} : { cursor }) }),
  });
  const add = (
    <Button leftSection={<IconPlus size={18} />} onClick={open}>
      {t('addPerson')}
    </Button>
  );
  return (
    <PageFrame title={t('people')} help={t('peopleHelp')} actions={add}>
      <ListFrame pages={pages} empty={{ title: t('noPeople'), help: t('peopleHelp') }}>
        <div className="table-panel">
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('name')}</Table.Th>
                <Table.Th>{t('user')}</Table.Th>
                <Table.Th>{t('roles')}</Table.Th>
                <Table.Th>{t('changed')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {pages.items.map((person) => (
                <Table.Tr key={person.id}>
                  <Table.Td>
                    <Text fw={600} size="sm">
                      {person.name}
                    </Text>
                  </Table.Td>
                  <Table.Td>{person.user}</Table.Td>
                  <Table.Td miw={280}>
                    <PersonRoles person={person} />
                  </Table.Td>
                  <Table.Td>{at(person.updatedAt)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </ListFrame>
      <NewPerson opened={adding} onClose={close} />
    </PageFrame>
  );
}

function PersonRoles({ person }: { readonly person: Person }) {
  const t = usePeopleTexts();
  const faultText = useFaultText();
  const notice = useNotice();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (roles: StaffRole[]) => api.people.setRoles.mutate({ id: person.id, roles }),
    onSuccess: () => notice(t('saved')),
    onError: (error) => notice(faultText(error), 'red'),
    onSettled: () => client.invalidateQueries({ queryKey: ['people'] }),
  });
  const shown = change.isPending ? change.variables : person.roles;
  return (
    <RolesInput
      bare
      label={t('rolesOf', { name: person.name })}
      value={shown}
      onChange={(roles) => roles.length > 0 && change.mutate(roles)}
    />
  );
}
