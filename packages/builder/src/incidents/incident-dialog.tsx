import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../app/api.ts';
import { useFaultText } from '../app/fault.ts';
import { useNotice } from '../app/notice.ts';
import { useAppTexts } from '../app/texts.ts';
import type { IncidentChoice, IncidentGroup } from './incident.ts';
import { useIncidentTexts } from './texts.ts';

type Props = { readonly group: IncidentGroup; readonly choice: IncidentChoice; onClose(): void };

/** Asks for the reason, then decides every incident of the group that was shown; says which could not be decided. */
export function IncidentDialog({ group, choice, onClose }: Props) {
  const t = useIncidentTexts();
  const app = useAppTexts();
  const faultText = useFaultText();
  const notice = useNotice();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const decide = useMutation({
    mutationFn: () => api.incidents.decide.mutate({ tasks: [...group.tasks], choice, reason }),
    onSuccess: async ({ done, failed }) => {
      if (failed.length > 0) notice(t('partly', { done: done.length, failed: failed.length, why: failed[0]?.message ?? '' }), 'orange');
      else notice(t('done', { count: done.length }));
      onClose();
      await Promise.all([['incidents'], ['tasks']].map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
  return (
    <Modal opened onClose={onClose} title={t(choice)} closeButtonProps={{ 'aria-label': app('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          decide.mutate();
        }}
      >
        <Stack>
          <Text size="sm">{t(`${choice}Help`)}</Text>
          {group.count > group.tasks.length && <Text size="sm">{t('atOnce', { count: group.tasks.length })}</Text>}
          {decide.error && (
            <Alert color="red" variant="light" role="alert">
              {faultText(decide.error)}
            </Alert>
          )}
          <Textarea
            data-autofocus
            label={t('reason')}
            description={t('reasonHelp')}
            required
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {app('cancel')}
            </Button>
            <Button type="submit" disabled={reason.trim() === ''} loading={decide.isPending}>
              {t(choice)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
