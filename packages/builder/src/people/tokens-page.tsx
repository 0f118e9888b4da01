import { Alert, Button, CopyButton, Group, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useActorName } from '../app/actor.ts';
import { type Answers, api } from '../app/api.ts';
import { ListFrame } from '../app/list-frame.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { usePages } from '../app/pages.ts';
import { useAppTexts } from '../app/texts.ts';
import { useWhen } from '../app/when.ts';
import { FormDialog } from './form-dialog.tsx';
import { NewToken } from './new-token.tsx';
import { usePeopleTexts } from './texts.ts';

type ApiToken = Answers['tokens']['list']['items'][number];

/** Tokens by which other systems call the product: made, shown once, revoked. */
export function TokensPage() {
  const t = usePeopleTexts();
  const [adding, { open, close }] = useDisclosure();
  const [fresh, setFresh] = useState<string>();
  const [doomed, setDoomed] = useState<ApiToken>();
  const pages = usePages({
    key: ['tokens'],
    load: (cursor) => api.tokens.list.query({ limit: 50, ...(cursor === undefined ? {} : { cursor }) }),
  });
  const add = (
    <Button leftSection={<IconPlus size={18} />} onClick={open}>
      {t('addToken')}
    </Button>
  );
  return (
    <PageFrame title={t('tokens')} help={t('tokensHelp')} actions={add}>
      {fresh && <FreshToken token={fresh} onClose={() => setFresh(undefined)} />}
      <ListFrame pages={pages} empty={{ title: t('noTokens'), help: t('tokensHelp'), action: add }}>
        <TokenTable rows={pages.items} onRevoke={setDoomed} />
      </ListFrame>
      <NewToken opened={adding} onClose={close} onMade={setFresh} />
      <FormDialog
        opened={doomed !== undefined}
        title={t('revokeWhat', { name: doomed?.name ?? '' })}
        action={t('revoke')}
        ready
        refreshes={['tokens']}
        save={() => api.tokens.revoke.mutate({ id: doomed?.id ?? '' })}
        onSaved={() => setDoomed(undefined)}
        onClose={() => setDoomed(undefined)}
      >
        <Text size="sm">{t('revokeHelp')}</Text>
      </FormDialog>
    </PageFrame>
  );
}

function FreshToken({ token, onClose }: { readonly token: string; onClose(): void }) {
  const t = usePeopleTexts();
  const app = useAppTexts();
  return (
    <Alert color="teal" variant="light" title={t('once')} withCloseButton closeButtonLabel={app('close')} onClose={onClose} role="status">
      <Stack gap="sm" align="flex-start">
        <code className="once">{token}</code>
        <CopyButton value={token}>
          {({ copied, copy }) => (
            <Button size="sm" onClick={copy}>
              {t(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
      </Stack>
    </Alert>
  );
}

function TokenTable({ rows, onRevoke }: { readonly rows: readonly ApiToken[]; onRevoke(token: ApiToken): void }) {
  const t = usePeopleTexts();
  const app = useAppTexts();
  const { at } = useWhen();
  const nameOf = useActorName();
  return (
    <div className="table-panel">
      <Table verticalSpacing="sm" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('tokenName')}</Table.Th>
            <Table.Th>{t('roles')}</Table.Th>
            <Table.Th>{t('createdBy')}</Table.Th>
            <Table.Th>{t('expires')}</Table.Th>
            <Table.Th>
              <span className="unseen">{t('revoke')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((token) => (
            <Table.Tr key={token.id}>
              <Table.Td>
                <Text fw={600} size="sm">
                  {token.name}
                </Text>
              </Table.Td>
              <Table.Td>{token.roles.map((role) => app(`role.${role}`)).join('、')}</Table.Td>
              <Table.Td>{nameOf(token.createdBy)}</Table.Td>
              <Table.Td>{at(token.expiresAt)}</Table.Td>
              <Table.Td>
                <Group justify="flex-end">
                  <Button variant="subtle" color="red" size="compact-sm" onClick={() => onRevoke(token)}>
                    {t('revoke')}
                    <span className="unseen">{token.name}</span>
                  </Button>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
