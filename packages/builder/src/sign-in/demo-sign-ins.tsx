import { Box, SimpleGrid, Stack, Text, UnstyledButton } from '@mantine/core';
import type { Answers } from '../app/api.ts';
import { useTextIn } from '../app/language.ts';
import { useAppTexts } from '../app/texts.ts';
import { useSignInTexts } from './texts.ts';

type Props = {
  readonly hints: Answers['session']['hints'];
  readonly busy: boolean;
  onPick(who: { tenant: string; user: string; password: string }): void;
};

/** The sign-ins of a demo, by institution; nothing outside a demo. */
export function DemoSignIns({ hints, busy, onPick }: Props) {
  const t = useSignInTexts();
  const app = useAppTexts();
  const textIn = useTextIn();
  if (hints.length === 0) return null;
  return (
    <Stack component="section" gap="xs" mt={{ base: 'xl', md: 0 }} aria-label={t('demo')}>
      <Text fw={600}>{t('demo')}</Text>
      <Text size="sm" c="gray.6">
        {t('demoHelp')}
      </Text>
      {hints.map(({ tenant, tenantName, users }) => (
        <Box key={tenant}>
          <Text size="sm" fw={600} mb={6}>
            {textIn(tenantName)}
          </Text>
          <SimpleGrid cols={2} spacing={8} verticalSpacing={8}>
            {users.map(({ user, password, roles }) => (
              <UnstyledButton key={user} className="demo-user" disabled={busy} onClick={() => onPick({ tenant, user, password })}>
                <Text component="span" size="sm" fw={600} display="block">
                  {user}
                </Text>
                <Text component="span" size="xs" c="gray.6" display="block">
                  {roles.map((role) => app(`role.${role}`)).join('、')}
                </Text>
              </UnstyledButton>
            ))}
          </SimpleGrid>
        </Box>
      ))}
    </Stack>
  );
}
