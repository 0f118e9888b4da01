import { Stack, TextInput } from '@mantine/core';
import { renameFlow } from '../editing/commands/rename-flow.ts';
import { useBoard, useGraph, usePerform } from '../flows/editor-context.ts';
import { useInspectorTexts } from './texts.ts';
import { VariableList } from './variable-list.tsx';

/** The flow's own settings: its name and what it remembers. */
export function FlowForm() {
  const t = useInspectorTexts();
  const { name } = useGraph();
  const perform = usePerform();
  const { readOnly } = useBoard();
  return (
    <fieldset disabled={readOnly} className="bare-fieldset" aria-label={name.zh}>
      <Stack gap="md">
        <TextInput
          label={t('nameZh')}
          value={name.zh}
          onChange={(event) => perform(renameFlow, { name: { ...name, zh: event.currentTarget.value } }, 'name')}
        />
        <TextInput
          label={t('nameEn')}
          value={name.en}
          onChange={(event) => perform(renameFlow, { name: { ...name, en: event.currentTarget.value } }, 'name')}
        />
        <VariableList />
      </Stack>
    </fieldset>
  );
}
