import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { DecisionTable } from '@mortise/shared/decision';
import { plainJson } from '@mortise/shared/json';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../app/api.ts';
import { faultFrom, useFaultText } from '../app/fault.ts';
import { useAppTexts } from '../app/texts.ts';
import { useTableTexts } from './texts.ts';

type Props = {
  /** The table to begin with; an empty one when there is none. */
  readonly copyOf: { readonly id: string; readonly title: string } | undefined;
  onClose(): void;
};

/** Asks for the name and id of a new table, or of a copy, makes it, and opens it. */
export function NewTable({ copyOf, onClose }: Props) {
  const t = useTableTexts();
  const app = useAppTexts();
  const faultText = useFaultText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [name, setName] = useState(copyOf === undefined ? '' : `${copyOf.title} 2`);
  const [id, setId] = useState(copyOf === undefined ? '' : `${copyOf.id}-2`);
  const create = useMutation({
    mutationFn: async () => {
      const like = copyOf && DecisionTable.parse((await api.resources.open.query({ kind: 'tables', id: copyOf.id })).body);
      const table = like ? { ...like, id, name } : emptyTable(id, name, { input: t('newInput'), output: t('newOutput') });
      await api.resources.save.mutate({ kind: 'tables', id, body: plainJson(table), ifVersion: 0 });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['resources'] });
      await navigate({ to: '/tables/$table', params: { table: id } });
    },
  });
  const title = copyOf === undefined ? t('create') : t('duplicateOf', { name: copyOf.title });
  const legal = /^[A-Za-z][\w-]{0,63}$/.test(id) && name.trim() !== '';
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': app('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <Stack>
          {create.error && (
            <Alert color="red" variant="light" role="alert">
              {faultFrom(create.error).code === 'resource.changed' ? t('idTaken') : faultText(create.error)}
            </Alert>
          )}
          <TextInput data-autofocus label={t('name')} required value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <TextInput label={t('id')} description={t('idHelp')} required value={id} onChange={(event) => setId(event.currentTarget.value)} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {app('cancel')}
            </Button>
            <Button type="submit" disabled={!legal} loading={create.isPending}>
              {t(copyOf === undefined ? 'create' : 'duplicate')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function emptyTable(id: string, name: string, words: { readonly input: string; readonly output: string }): DecisionTable {
  return {
    id,
    name,
    hitPolicy: 'UNIQUE',
    inputs: [{ id: 'in1', label: words.input, expression: '', type: 'text' }],
    outputs: [{ name: words.output, type: 'text' }],
    rules: [],
  };
}
