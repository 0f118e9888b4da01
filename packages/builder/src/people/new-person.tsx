import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../app/api.ts';
import type { StaffRole } from '../app/me.ts';
import { FormDialog } from './form-dialog.tsx';
import { RolesInput } from './roles-input.tsx';
import { usePeopleTexts } from './texts.ts';

const nobody: { user: string; name: string; password: string; roles: StaffRole[] } = {
  user: '',
  name: '',
  password: '',
  roles: ['builder'],
};

/** Takes in somebody new, with a first password. */
export function NewPerson({ opened, onClose }: { readonly opened: boolean; onClose(): void }) {
  const t = usePeopleTexts();
  const [given, setGiven] = useState(nobody);
  const field = (name: 'user' | 'name' | 'password') => ({
    label: t(name),
    required: true,
    value: given[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => setGiven({ ...given, [name]: event.currentTarget.value }),
  });
  return (
    <FormDialog
      opened={opened}
      title={t('addPerson')}
      action={t('addPerson')}
      ready={given.user !== '' && given.name !== '' && given.password.length >= 12 && given.roles.length > 0}
      refreshes={['people']}
      save={() => api.people.create.mutate(given)}
      onSaved={() => setGiven(nobody)}
      onClose={onClose}
    >
      <TextInput {...field('name')} data-autofocus maxLength={100} />
      <TextInput {...field('user')} description={t('userHelp')} autoComplete="off" />
      <PasswordInput {...field('password')} description={t('passwordHelp')} autoComplete="new-password" />
      <RolesInput label={t('roles')} value={given.roles} onChange={(roles) => setGiven({ ...given, roles })} />
    </FormDialog>
  );
}
