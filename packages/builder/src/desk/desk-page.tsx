import './desk.css';
import { Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { type Answers, api } from '../app/api.ts';
import { useTextIn } from '../app/language.ts';
import { Empty, ListFrame } from '../app/list-frame.tsx';
import { useLive } from '../app/live.ts';
import { usePageTitle } from '../app/page-frame.tsx';
import { usePages } from '../app/pages.ts';
import { useWhen } from '../app/when.ts';
import { DeskConversation } from './desk-conversation.tsx';
import { useDeskTexts } from './texts.ts';

type Row = Answers['desk']['list']['items'][number];

/** The agent's desk: who waits on the left, the conversation on the right. */
export function DeskPage() {
  const t = useDeskTexts();
  const [chosen, setChosen] = useState<Row>();
  useLive('desk');
  usePageTitle(t('title'));
  const pages = usePages({
    key: ['desk', 'list'],
    load: (cursor) => api.desk.list.query({ limit: 30, ...(cursor === undefined ? {} : { cursor }) }),
  });
  const open = pages.items.find(({ id }) => id === chosen?.id);
  return (
    <div className="desk">
      <section className="desk-list" aria-label={t('list')}>
        <Title order={1} size="h4" mb="md">
          {t('title')}
        </Title>
        <ListFrame pages={pages} empty={{ title: t('emptyTitle'), help: t('emptyHelp') }}>
          <Stack component="ul" gap={6} className="plain-list">
            {pages.items.map((row) => (
              <DeskRow key={row.id} row={row} here={row.id === chosen?.id} onOpen={() => setChosen(row)} />
            ))}
          </Stack>
        </ListFrame>
      </section>
      {open ? (
        <DeskConversation key={open.id} task={open} onFinished={() => setChosen(undefined)} />
      ) : (
        <section className="desk-nothing">
          <Empty title={t('pick')} help={t('pickHelp')} />
        </section>
      )}
    </div>
  );
}

function DeskRow({ row, here, onOpen }: { readonly row: Row; readonly here: boolean; onOpen(): void }) {
  const t = useDeskTexts();
  const textIn = useTextIn();
  const { at } = useWhen();
  return (
    <li>
      <UnstyledButton className={`desk-row${here ? ' here' : ''}`} aria-pressed={here} onClick={onOpen}>
        <Text component="span" fw={600} size="sm" display="block">
          {textIn(row.title)}
        </Text>
        <Text component="span" size="xs" c="gray.7" display="block">
          {row.businessKey} {t('since', { at: at(row.openedAt) })}
        </Text>
      </UnstyledButton>
    </li>
  );
}
