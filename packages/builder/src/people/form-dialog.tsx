import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useFaultText } from '../app/fault.ts';
import { useAppTexts } from '../app/texts.ts';

type Props<T> = {
  readonly opened: boolean;
  readonly title: string;
  readonly action: string;
  /** Whether the form can be sent. */
  readonly ready: boolean;
  /** The list that changes by it. */
  readonly refreshes: readonly string[];
  readonly children: ReactNode;
  save(): Promise<T>;
  onSaved(saved: T): void;
  onClose(): void;
};

/** A short form in a dialog: sends it, says what went wrong, and closes when it is done. */
export function FormDialog<T>({ opened, title, action, ready, refreshes, children, save, onSaved, onClose }: Props<T>) {
  const app = useAppTexts();
  const faultText = useFaultText();
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: save,
    onSuccess: async (saved) => {
      onClose();
      onSaved(saved);
      await client.invalidateQueries({ queryKey: refreshes });
    },
  });
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': app('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <Stack>
          {saving.error && (
            <Alert color="red" variant="light" role="alert">
              {faultText(saving.error)}
            </Alert>
          )}
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {app('cancel')}
            </Button>
            <Button type="submit" disabled={!ready} loading={saving.isPending}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
