import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../app/api.ts';
import type { StaffRole } from '../app/me.ts';
import { FormDialog } from './form-dialog.tsx';
import { RolesInput } from './roles-input.tsx';
import { usePeopleTexts } from './texts.ts';

type Given = { name: string; roles: StaffRole[]; expiresInDays: number };
const blank: Given = { name: '', roles: ['builder'], expiresInDays: 90 };

/** Makes a token; its text is handed on once. */
export function NewToken({ opened, onClose, onMade }: { readonly opened: boolean; onClose(): void; onMade(token: string): void }) {
  const t = usePeopleTexts();
  const [given, setGiven] = useState(blank);
  return (
    <FormDialog
      opened={opened}
      title={t('addToken')}
      action={t('addToken')}
      ready={given.name.trim() !== '' && given.roles.length > 0}
      refreshes={['tokens']}
      save={() => api.tokens.create.mutate(given)}
      onSaved={({ token }) => {
        setGiven(blank);
        onMade(token);
      }}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('tokenName')}
        required
        maxLength={100}
        value={given.name}
        onChange={(event) => setGiven({ ...given, name: event.currentTarget.value })}
      />
      <RolesInput label={t('roles')} value={given.roles} onChange={(roles) => setGiven({ ...given, roles })} />
      <NumberInput
        label={t('days')}
        min={1}
        max={365}
        allowDecimal={false}
        value={given.expiresInDays}
        onChange={(days) => setGiven({ ...given, expiresInDays: Number(days) || 1 })}
      />
    </FormDialog>
  );
}
