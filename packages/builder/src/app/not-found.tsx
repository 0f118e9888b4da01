import { Anchor, Stack, Title } from '@mantine/core';
import { useAppTexts } from './texts.ts';

/** An address that leads nowhere. */
export function NotFound() {
  const t = useAppTexts();
  return (
    <Stack align="center" justify="center" mih="60vh">
      <Title order={1} size="h3">
        {t('notFound')}
      </Title>
      <Anchor href="/">{t('home')}</Anchor>
    </Stack>
  );
}
