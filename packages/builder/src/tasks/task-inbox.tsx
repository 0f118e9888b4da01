import { Grid, NavLink, Paper, Text } from '@mantine/core';
import { useState } from 'react';
import { api } from '../app/api.ts';
import { useTextIn } from '../app/language.ts';
import { ListFrame } from '../app/list-frame.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { usePages } from '../app/pages.ts';
import { useWhen } from '../app/when.ts';
import { TaskPanel } from './task-panel.tsx';
import { useTaskTexts } from './texts.ts';

/** Tasks that flows leave to a person of some role, and the one that was picked. */
export function TaskInbox() {
  const t = useTaskTexts();
  const textIn = useTextIn();
  const { at } = useWhen();
  const [picked, setPicked] = useState<string>();
  const pages = usePages({
    key: ['tasks', 'list', 'desk.task'],
    load: (cursor) =>
      api.tasks.list.query({ types: ['desk.task'], status: 'open', limit: 30, ...(cursor === undefined ? {} : { cursor }) }),
  });
  const isThere = pages.items.some(({ id }) => id === picked);
  return (
    <PageFrame title={t('title')} help={t('help')}>
      <ListFrame pages={pages} empty={{ title: t('emptyTitle'), help: t('emptyHelp') }}>
        <Grid>
          <Grid.Col span={{ base: 12, md: 4 }}>
            <Paper component="nav" withBorder radius="md" aria-label={t('waiting')}>
              {pages.items.map((row) => (
                <NavLink
                  key={row.id}
                  component="button"
                  active={row.id === picked}
                  c="dark.9"
                  label={
                    <Text c="dark.9" fw={row.id === picked ? 600 : 400}>
                      {textIn(row.title)}
                    </Text>
                  }
                  description={
                    <Text size="xs" c="gray.8">
                      {[row.businessKey, at(row.openedAt)].filter(Boolean).join(' · ')}
                    </Text>
                  }
                  onClick={() => setPicked(row.id)}
                />
              ))}
            </Paper>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 8 }}>
            {picked !== undefined && isThere ? (
              <TaskPanel key={picked} id={picked} />
            ) : (
              <Text c="gray.7" ta="center" py={56}>
                {t('pick')}
              </Text>
            )}
          </Grid.Col>
        </Grid>
      </ListFrame>
    </PageFrame>
  );
}
