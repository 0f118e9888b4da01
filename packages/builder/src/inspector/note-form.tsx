import { Button, Group, Stack, Textarea } from '@mantine/core';
import type { FlowGraph } from '@mortise/shared/flow';
import { remove } from '../editing/commands/remove.ts';
import { writeNote } from '../editing/commands/write-note.ts';
import { useBoard, usePerform } from '../flows/editor-context.ts';
import { useView } from '../flows/view-state.ts';
import { useInspectorTexts } from './texts.ts';

/** The text of a note. */
export function NoteForm({ note }: { readonly note: FlowGraph['notes'][number] }) {
  const t = useInspectorTexts();
  const perform = usePerform();
  const { readOnly } = useBoard();
  const { change } = useView();
  return (
    <Stack gap="md">
      <Textarea
        label={t('note')}
        autosize
        minRows={4}
        maxLength={4000}
        readOnly={readOnly}
        value={note.text}
        onChange={(event) => perform(writeNote, { ...note, text: event.currentTarget.value }, `note:${note.id}`)}
      />
      {!readOnly && (
        <Group>
          <Button
            variant="light"
            color="red"
            size="xs"
            onClick={() => perform(remove, { ids: [note.id] }) && change({ selection: new Set() })}
          >
            {t('remove')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
