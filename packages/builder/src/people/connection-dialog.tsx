import { Fieldset, Group, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../app/api.ts';
import type { Connection } from './connection.ts';
import { FormDialog } from './form-dialog.tsx';
import { usePeopleTexts } from './texts.ts';

type Environment = Connection['environment'];

/** One connection: where the system is, and its secrets, which are written and never read. */
export function ConnectionDialog({ connection, onClose }: { readonly connection: Connection | undefined; onClose(): void }) {
  const t = usePeopleTexts();
  const [system, setSystem] = useState(connection?.system ?? '');
  const [environment, setEnvironment] = useState<Environment>(connection?.environment ?? 'test');
  const [baseUrl, setBaseUrl] = useState(connection?.baseUrl ?? '');
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({});
  const [added, setAdded] = useState({ name: '', value: '' });
  const given = Object.fromEntries(Object.entries({ ...secrets, [added.name]: added.value }).filter(([name, value]) => name && value));
  return (
    <FormDialog
      opened
      title={connection ? t('editWhat', { name: connection.system }) : t('addConnection')}
      action={t('save')}
      ready={system !== '' && baseUrl !== ''}
      refreshes={['connections']}
      save={() => api.connections.save.mutate({ system, environment, baseUrl, secrets: given })}
      onSaved={() => undefined}
      onClose={onClose}
    >
      <TextInput
        label={t('system')}
        required
        disabled={connection !== undefined}
        value={system}
        onChange={(event) => setSystem(event.currentTarget.value)}
      />
      <SegmentedControl<Environment>
        aria-label={t('environment')}
        disabled={connection !== undefined}
        value={environment}
        onChange={setEnvironment}
        data={[
          { value: 'test', label: t('environment.test') },
          { value: 'live', label: t('environment.live') },
        ]}
      />
      <TextInput label={t('address')} required type="url" value={baseUrl} onChange={(event) => setBaseUrl(event.currentTarget.value)} />
      <Fieldset legend={t('secrets')}>
        {connection?.secrets.map((name) => (
          <PasswordInput
            key={name}
            mb="sm"
            label={name}
            description={t('secretHelp')}
            autoComplete="off"
            value={secrets[name] ?? ''}
            onChange={(event) => setSecrets({ ...secrets, [name]: event.currentTarget.value })}
          />
        ))}
        <Group grow>
          <TextInput
            label={t('secretName')}
            value={added.name}
            onChange={(event) => setAdded({ ...added, name: event.currentTarget.value })}
          />
          <PasswordInput
            label={t('secretValue')}
            autoComplete="off"
            value={added.value}
            onChange={(event) => setAdded({ ...added, value: event.currentTarget.value })}
          />
        </Group>
      </Fieldset>
    </FormDialog>
  );
}
