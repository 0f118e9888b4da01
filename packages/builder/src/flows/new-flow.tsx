import { Alert, Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../app/api.ts';
import { useFaultText } from '../app/fault.ts';
import { useAppTexts } from '../app/texts.ts';
import { useFlowTexts } from './texts.ts';

const nothing: { zh: string; en: string; id: string; type: 'dialog' | 'process' } = { zh: '', en: '', id: '', type: 'dialog' };

/** Asks for the name and the kind of a new flow, makes it, and opens it. */
export function NewFlow({ opened, onClose }: { readonly opened: boolean; onClose(): void }) {
  const t = useFlowTexts();
  const app = useAppTexts();
  const faultText = useFaultText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [given, setGiven] = useState(nothing);
  const create = useMutation({
    mutationFn: () => api.flows.create.mutate({ id: given.id, type: given.type, name: { zh: given.zh, en: given.en || given.zh } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['flows'] });
      await navigate({ to: '/flows/$flow', params: { flow: given.id } });
    },
  });
  const legal = /^[a-z][a-z0-9-]{0,63}$/.test(given.id) && given.zh.trim() !== '';
  return (
    <Modal opened={opened} onClose={onClose} title={t('create')} closeButtonProps={{ 'aria-label': app('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <Stack>
          {create.error && (
            <Alert color="red" variant="light" role="alert">
              {faultText(create.error)}
            </Alert>
          )}
          <TextInput
            data-autofocus
            label={t('nameZh')}
            required
            value={given.zh}
            onChange={(e) => setGiven({ ...given, zh: e.currentTarget.value })}
          />
          <TextInput
            label={t('nameEn')}
            value={given.en}
            onChange={(event) => {
              const en = event.currentTarget.value;
              const follows = given.id === idFrom(given.en);
              setGiven({ ...given, en, id: follows ? idFrom(en) : given.id });
            }}
          />
          <TextInput
            label={t('id')}
            description={t('idHelp')}
            required
            value={given.id}
            onChange={(event) => setGiven({ ...given, id: event.currentTarget.value })}
          />
          <Radio.Group
            label={t('type')}
            value={given.type}
            onChange={(type) => setGiven({ ...given, type: type === 'process' ? 'process' : 'dialog' })}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="dialog" label={t('type.dialog')} description={t('type.dialogHelp')} />
              <Radio value="process" label={t('type.process')} description={t('type.processHelp')} />
            </Stack>
          </Radio.Group>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {app('cancel')}
            </Button>
            <Button type="submit" disabled={!legal} loading={create.isPending}>
              {t('create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** An id that reads like the name: "Medical claim" → medical-claim. */
function idFrom(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 64);
}
