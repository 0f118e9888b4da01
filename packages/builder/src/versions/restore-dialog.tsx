import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '../app/api.ts';
import { useFaultText } from '../app/fault.ts';
import { useAppTexts } from '../app/texts.ts';
import type { Autosave } from '../editing/autosave.ts';
import { useVersionTexts } from './texts.ts';

type Props = {
  readonly flow: string;
  readonly number: number;
  readonly opened: boolean;
  readonly autosave: Autosave;
  onClose(): void;
  onRestored(): void;
};

/** Makes the drawing of a published version the draft again, after asking. */
export function RestoreDialog({ flow, number, opened, autosave, onClose, onRestored }: Props) {
  const t = useVersionTexts();
  const app = useAppTexts();
  const faultText = useFaultText();
  const restore = useMutation({
    mutationFn: async () => {
      await autosave.flush();
      return api.flows.restore.mutate({ id: flow, number, ifVersion: autosave.draftVersion() });
    },
    onSuccess: () => {
      onClose();
      onRestored();
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title={t('restore')} closeButtonProps={{ 'aria-label': app('close') }}>
      <Stack>
        <Text size="sm">{t('restoreHelp', { number })}</Text>
        {restore.error && (
          <Alert color="red" variant="light" role="alert">
            {faultText(restore.error)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {app('cancel')}
          </Button>
          <Button loading={restore.isPending} onClick={() => restore.mutate()}>
            {t('restore')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
