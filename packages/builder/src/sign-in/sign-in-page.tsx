import mark from '../app/mark.svg';
import './sign-in.css';
import { Alert, Box, Button, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api } from '../app/api.ts';
import { useFaultText } from '../app/fault.ts';
import { chooseLanguage, useLanguage } from '../app/language.ts';
import { meKey } from '../app/me.ts';
import { usePageTitle } from '../app/page-frame.tsx';
import { useAppTexts } from '../app/texts.ts';
import { DemoSignIns } from './demo-sign-ins.tsx';
import { useSignInTexts } from './texts.ts';

/** The way in for staff. A demo shows its sign-ins, each one click away. */
export function SignInPage() {
  const t = useSignInTexts();
  const app = useAppTexts();
  const language = useLanguage();
  const faultText = useFaultText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { to = '/' } = useSearch({ from: '/sign-in' });
  const [given, setGiven] = useState({ tenant: '', user: '', password: '' });
  const hints = useQuery({ queryKey: ['session', 'hints'], queryFn: () => api.session.hints.query(), staleTime: Number.POSITIVE_INFINITY });
  const signIn = useMutation({
    mutationFn: (who: typeof given) => api.session.signIn.mutate(who),
    onSuccess: async (me) => {
      client.clear();
      client.setQueryData(meKey, me);
      await navigate({ href: to });
    },
  });
  usePageTitle(t('title'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate(given);
  };
  const field = (name: keyof typeof given) => ({
    label: t(name),
    value: given[name],
    required: true,
    withAsterisk: false,
    onChange: (event: { currentTarget: HTMLInputElement }) => setGiven({ ...given, [name]: event.currentTarget.value }),
  });
  return (
    <Box component="main" className="sign-in">
      <Box className={hints.data?.length ? 'sign-in-card with-demo' : 'sign-in-card'}>
        <Group justify="space-between" align="flex-start" mb="xl">
          <Group gap={12}>
            <img src={mark} alt="" width={44} height={44} />
            <Box>
              <Title order={1} size="h3">
                {t('brand')}
              </Title>
              <Text size="sm" c="gray.6">
                {t('line')}
              </Text>
            </Box>
          </Group>
          <Button variant="subtle" size="compact-sm" onClick={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}>
            {app('language')}
          </Button>
        </Group>
        <div className="sign-in-ways">
          <form onSubmit={submit}>
            <Stack gap="md">
              {signIn.error && (
                <Alert color="red" variant="light" title={t('failed')} role="alert">
                  {faultText(signIn.error)}
                </Alert>
              )}
              <TextInput {...field('tenant')} autoComplete="organization" />
              <TextInput {...field('user')} autoComplete="username" />
              <PasswordInput {...field('password')} autoComplete="current-password" />
              <Button type="submit" size="md" loading={signIn.isPending}>
                {t('enter')}
              </Button>
            </Stack>
          </form>
          <DemoSignIns hints={hints.data ?? []} busy={signIn.isPending} onPick={(who) => signIn.mutate(who)} />
        </div>
      </Box>
    </Box>
  );
}
