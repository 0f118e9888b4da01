import { Button, Group, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { remove } from '../editing/commands/remove.ts';
import { usePerform } from '../flows/editor-context.ts';
import { useView } from '../flows/view-state.ts';
import { useInspectorTexts } from './texts.ts';

/** What can be done with several things at once, or with a line. */
export function SelectionForm({ ids }: { readonly ids: readonly string[] }) {
  const t = useInspectorTexts();
  const perform = usePerform();
  const { change } = useView();
  return (
    <Stack gap="md">
      <Text fw={600}>{t('several', { count: ids.length })}</Text>
      <Group>
        <Button
          variant="light"
          color="red"
          size="sm"
          leftSection={<IconTrash size={16} />}
          onClick={() => perform(remove, { ids }) && change({ selection: new Set() })}
        >
          {t('remove')}
        </Button>
      </Group>
    </Stack>
  );
}
