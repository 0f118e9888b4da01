import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useActorName } from '../app/actor.ts';
import { type Answers, api } from '../app/api.ts';
import { ListFrame } from '../app/list-frame.tsx';
import { useHolds } from '../app/me.ts';
import { usePages } from '../app/pages.ts';
import { useWhen } from '../app/when.ts';
import type { Autosave } from '../editing/autosave.ts';
import { useBoard, useGraph } from '../flows/editor-context.ts';
import { PastDialog } from './past-dialog.tsx';
import { usePastTexts } from './past-texts.ts';
import { RestoreDialog } from './restore-dialog.tsx';
import { useVersionTexts } from './texts.ts';

type Props = { readonly autosave: Autosave; onRestored(): void };
type Version = Answers['flows']['versions']['items'][number];

/** Every version ever published of this flow, newest first: who, when, why, and how much still runs on it. */
export function VersionList({ autosave, onRestored }: Props) {
  const t = useVersionTexts();
  const { id } = useGraph();
  const pages = usePages({
    key: ['flows', 'versions', id],
    load: (cursor) => api.flows.versions.query({ id, limit: 20, ...(cursor === undefined ? {} : { cursor }) }),
  });
  const past = usePastTexts();
  const holds = useHolds();
  const [trying, { open, close }] = useDisclosure();
  return (
    <>
      {holds('builder', 'approver', 'admin') && (
        <Button variant="light" size="xs" mb="sm" leftSection={<IconHistory size={16} />} onClick={open}>
          {past('open')}
        </Button>
      )}
      <PastDialog opened={trying} autosave={autosave} onClose={close} />
      <ListFrame pages={pages} empty={{ title: t('emptyTitle'), help: t('emptyHelp') }}>
        <Stack component="ul" gap={8} className="plain-list">
          {pages.items.map((version) => (
            <VersionItem key={version.number} flow={id} version={version} autosave={autosave} onRestored={onRestored} />
          ))}
        </Stack>
      </ListFrame>
    </>
  );
}

function VersionItem({ flow, version, ...rest }: Props & { readonly flow: string; readonly version: Version }) {
  const t = useVersionTexts();
  const { at } = useWhen();
  const nameOf = useActorName();
  const { readOnly } = useBoard();
  const [asking, { open, close }] = useDisclosure();
  const { number, message, author, publishedAt, hash } = version;
  return (
    <li className="setting-row">
      <Group justify="space-between">
        <Text fw={600}>{t('number', { number })}</Text>
        {version.open > 0 && (
          <Badge variant="light" tt="none">
            {t('open', { count: version.open })}
          </Badge>
        )}
      </Group>
      <Text size="sm">{message}</Text>
      <Text size="xs" c="gray.6">
        {t('by', { who: nameOf(author), at: at(publishedAt) })}
      </Text>
      <Text size="xs" c="gray.6" title={hash}>
        {t('hash', { hash: hash.slice(0, 12) })}
      </Text>
      <Group gap={8} mt={8}>
        <Button
          size="xs"
          variant="default"
          renderRoot={(props) => <Link {...props} to="/flows/$flow/versions/$number" params={{ flow, number: String(number) }} />}
        >
          {t('view')}
        </Button>
        {!readOnly && (
          <Button size="xs" variant="subtle" onClick={open}>
            {t('restore')}
          </Button>
        )}
      </Group>
      <RestoreDialog flow={flow} number={number} opened={asking} onClose={close} {...rest} />
    </li>
  );
}
