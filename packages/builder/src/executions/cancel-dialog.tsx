import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../app/api.ts';
import { useFaultText } from '../app/fault.ts';
import { useAppTexts } from '../app/texts.ts';
import { useExecutionTexts } from './texts.ts';

type Props = { readonly execution: string; readonly opened: boolean; onClose(): void };

/** Ends an execution before its time, with a reason that stays in its log. */
export function CancelDialog({ execution, opened, onClose }: Props) {
  const t = useExecutionTexts();
  const app = useAppTexts();
  const faultText = useFaultText();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const cancel = useMutation({
    mutationFn: () => api.executions.cancel.mutate({ id: execution, reason }),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: ['executions'] });
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t('cancel')} closeButtonProps={{ 'aria-label': app('close') }}>
      <Stack>
        <Text size="sm">{t('cancelHelp')}</Text>
        {cancel.error && (
          <Alert color="red" variant="light" role="alert">
            {faultText(cancel.error)}
          </Alert>
        )}
        <Textarea
          data-autofocus
          label={t('reason')}
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {app('close')}
          </Button>
          <Button color="red" disabled={reason.trim() === ''} loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
