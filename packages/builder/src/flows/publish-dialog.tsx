import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../app/api.ts';
import { useFaultText } from '../app/fault.ts';
import { useNotice } from '../app/notice.ts';
import { useAppTexts } from '../app/texts.ts';
import type { Autosave } from '../editing/autosave.ts';
import { useBoard, useGraph } from './editor-context.ts';
import { useFlowTexts } from './texts.ts';
import { useView } from './view-state.ts';

type Props = { readonly opened: boolean; readonly autosave: Autosave; onClose(): void };

/** Publishes the draft as a version that never changes, under the author's name and a message. */
export function PublishDialog({ opened, autosave, onClose }: Props) {
  const t = useFlowTexts();
  const app = useAppTexts();
  const faultText = useFaultText();
  const notice = useNotice();
  const client = useQueryClient();
  const { id } = useGraph();
  const { problems } = useBoard();
  const { change } = useView();
  const [message, setMessage] = useState('');
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const publish = useMutation({
    mutationFn: async () => {
      await autosave.flush();
      return api.flows.publish.mutate({ id, message, ifVersion: autosave.draftVersion() });
    },
    onSuccess: async ({ number }) => {
      notice(t('published', { number }));
      setMessage('');
      onClose();
      change({ panel: 'versions' });
      await client.invalidateQueries({ queryKey: ['flows'] });
    },
  });
  const showProblems = () => {
    onClose();
    change({ panel: 'problems' });
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('publishTitle')} closeButtonProps={{ 'aria-label': app('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          publish.mutate();
        }}
      >
        <Stack>
          <Text size="sm" c="gray.7">
            {t('publishHelp')}
          </Text>
          {publish.error && (
            <Alert color="red" variant="light" role="alert">
              {faultText(publish.error)}
            </Alert>
          )}
          {errors > 0 && (
            <Alert color="red" variant="light">
              <Group justify="space-between">
                <Text size="sm">{t('blocked', { count: errors })}</Text>
                <Button size="compact-sm" variant="default" onClick={showProblems}>
                  {t('showProblems')}
                </Button>
              </Group>
            </Alert>
          )}
          <Textarea
            data-autofocus
            label={t('message')}
            required
            maxLength={500}
            autosize
            minRows={2}
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {app('cancel')}
            </Button>
            <Button type="submit" disabled={errors > 0 || message.trim() === ''} loading={publish.isPending}>
              {t('publish')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
