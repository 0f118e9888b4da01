import { Button, Stack, Text, Title } from '@mantine/core';
import { useAppTexts } from './texts.ts';

/** A screen failed to draw or to load: the person can load it again. */
export function Crash() {
  const t = useAppTexts();
  return (
    <Stack align="center" justify="center" mih="60vh" gap="xs" role="alert">
      <Title order={1} size="h3">
        {t('crashed')}
      </Title>
      <Text c="gray.6">{t('crashedHelp')}</Text>
      <Button mt="sm" onClick={() => location.reload()}>
        {t('retry')}
      </Button>
    </Stack>
  );
}
