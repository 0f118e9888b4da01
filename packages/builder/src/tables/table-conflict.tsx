import { Alert, Button, Group, Text } from '@mantine/core';
import { useTableTexts } from './texts.ts';

/** Somebody else saved in between: says what happened to whose work, and what to do. */
export function TableConflict({ onReopen }: { onReopen(): void }) {
  const t = useTableTexts();
  return (
    <Alert color="orange" variant="light" title={t('conflict')} role="alert" radius={0}>
      <Group justify="space-between">
        <Text size="sm" maw={720}>
          {t('conflictHelp')}
        </Text>
        <Button color="orange" variant="filled" size="sm" onClick={onReopen}>
          {t('reload')}
        </Button>
      </Group>
    </Alert>
  );
}
