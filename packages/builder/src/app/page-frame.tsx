import { Box, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useAppTexts } from './texts.ts';

type Props = {
  readonly title: string;
  readonly help?: string;
  readonly actions?: ReactNode;
  readonly above?: ReactNode;
  readonly children: ReactNode;
};

/** The frame of an ordinary screen: its title, what it is for, and what can be done. */
export function PageFrame({ title, help, actions, above, children }: Props) {
  usePageTitle(title);
  return (
    <Box p={{ base: 'md', sm: 'xl' }} maw={1280} mx="auto">
      <Stack gap="lg">
        {above}
        <Group justify="space-between" align="flex-start" gap="md">
          <Box>
            <Title order={1} size="h2">
              {title}
            </Title>
            {help && (
              <Text c="gray.6" size="sm" mt={4} maw={720}>
                {help}
              </Text>
            )}
          </Box>
          {actions && <Group gap="sm">{actions}</Group>}
        </Group>
        {children}
      </Stack>
    </Box>
  );
}

/** Names the browser's tab after the screen. */
export function usePageTitle(title: string): void {
  const t = useAppTexts();
  const brand = t('brand');
  useEffect(() => {
    document.title = `${title} · ${brand}`;
  }, [title, brand]);
}
