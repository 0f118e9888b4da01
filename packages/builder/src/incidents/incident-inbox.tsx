import { Badge, Button, Group, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../app/api.ts';
import { Empty, Failure, Waiting } from '../app/list-frame.tsx';
import { useHolds } from '../app/me.ts';
import { PageFrame } from '../app/page-frame.tsx';
import { useWhen } from '../app/when.ts';
import type { IncidentChoice, IncidentGroup } from './incident.ts';
import { IncidentDialog } from './incident-dialog.tsx';
import { useIncidentTexts } from './texts.ts';

const choices: readonly IncidentChoice[] = ['ask-again', 'do-again', 'hand-over'];

/** What went wrong, by cause and place: how many it touches, and what can be done for all of them at once. */
export function IncidentInbox() {
  const t = useIncidentTexts();
  const groups = useQuery({ queryKey: ['incidents', 'groups'], queryFn: () => api.incidents.groups.query() });
  const [asked, setAsked] = useState<{ group: IncidentGroup; choice: IncidentChoice }>();
  return (
    <PageFrame title={t('title')} help={t('help')}>
      {groups.isPending && <Waiting />}
      {groups.error && <Failure error={groups.error} onRetry={() => void groups.refetch()} />}
      {groups.data?.length === 0 && <Empty title={t('emptyTitle')} help={t('emptyHelp')} />}
      <Stack component="ul" gap="md" className="plain-list">
        {groups.data?.map((group) => (
          <GroupCard
            key={`${group.cause.code}:${group.flow}:${group.node}`}
            group={group}
            onChoose={(choice) => setAsked({ group, choice })}
          />
        ))}
      </Stack>
      {asked && <IncidentDialog {...asked} onClose={() => setAsked(undefined)} />}
    </PageFrame>
  );
}

function GroupCard({ group, onChoose }: { readonly group: IncidentGroup; onChoose(choice: IncidentChoice): void }) {
  const t = useIncidentTexts();
  const { at } = useWhen();
  const holds = useHolds();
  const { cause, flow, node, nodeLabel, count, customers, oldest } = group;
  return (
    <li className="panel incident">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Group gap={14} align="flex-start" wrap="nowrap">
          <IconAlertTriangle size={24} className="incident-icon" aria-hidden="true" />
          <div>
            <Title order={2} size="h5">
              {cause.message}
            </Title>
            <Text size="sm" c="gray.7">
              {t('where', { flow, node: nodeLabel ?? node })} · {cause.code}
            </Text>
            <Group gap={8} mt={8}>
              <Badge color="red" variant="light" tt="none">
                {t('count', { count })}
              </Badge>
              <Badge color="orange" variant="light" tt="none">
                {t('customers', { count: customers })}
              </Badge>
              <Text size="xs" c="gray.6">
                {t('oldest', { at: at(oldest) })}
              </Text>
            </Group>
          </div>
        </Group>
        <Group gap={8}>
          {choices.map((choice) => (
            <Tooltip key={choice} label={t(`${choice}Help`)} multiline w={240}>
              <Button
                size="sm"
                variant={choice === 'ask-again' ? 'filled' : 'default'}
                disabled={choice === 'do-again' && !holds('approver')}
                onClick={() => onChoose(choice)}
              >
                {t(choice)}
              </Button>
            </Tooltip>
          ))}
        </Group>
      </Group>
    </li>
  );
}
