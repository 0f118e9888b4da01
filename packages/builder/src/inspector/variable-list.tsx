import { ActionIcon, Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { DataClass, type VariableDecl, VariableType } from '@mortise/shared/flow';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { changeVariables } from '../editing/commands/change-variables.ts';
import { firstFree } from '../editing/placed.ts';
import { useGraph, usePerform } from '../flows/editor-context.ts';
import { useInspectorTexts } from './texts.ts';

/** What the flow remembers: names, types, how well each is guarded, and what goes in and out. */
export function VariableList() {
  const t = useInspectorTexts();
  const { variables } = useGraph();
  const perform = usePerform();
  const write = (next: readonly VariableDecl[], joins?: string) => perform(changeVariables, { variables: next }, joins);
  const add = () => {
    const name = firstFree(new Set(variables.map((each) => each.name)), 'v');
    write([...variables, { name, type: 'text', class: 'internal' }]);
  };
  return (
    <Stack gap="sm">
      <div>
        <Text fw={600} size="sm">
          {t('variables')}
        </Text>
        <Text size="xs" c="gray.6">
          {t('variablesHelp')}
        </Text>
      </div>
      {variables.map((variable, at) => (
        <VariableRow
          // A variable's place is its identity while its name is typed.
          key={at}
          variable={variable}
          onChange={(next) =>
            write(
              variables.map((each, i) => (i === at ? next : each)),
              `variable:${at}`,
            )
          }
          onRemove={() => write(variables.filter((_, i) => i !== at))}
        />
      ))}
      <Group>
        <Button variant="light" size="compact-md" leftSection={<IconPlus size={16} />} onClick={add}>
          {t('addVariable')}
        </Button>
      </Group>
    </Stack>
  );
}

type RowProps = { readonly variable: VariableDecl; onChange(next: VariableDecl): boolean; onRemove(): void };

function VariableRow({ variable, onChange, onRemove }: RowProps) {
  const t = useInspectorTexts();
  const [name, setName] = useState<string>();
  const { input: _, ...rest } = variable;
  const rename = () => {
    if (name !== undefined && name !== variable.name) onChange({ ...variable, name });
    setName(undefined);
  };
  return (
    <div className="setting-row">
      <Group gap={6} wrap="nowrap" mb={6}>
        <TextInput
          size="xs"
          flex={1}
          aria-label={t('variableName')}
          value={name ?? variable.name}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={rename}
          onKeyDown={(event) => event.key === 'Enter' && rename()}
        />
        <ActionIcon variant="subtle" color="red" size={30} aria-label={`${t('remove')} ${variable.name}`} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
      <Group gap={6} grow mb={6}>
        <Select
          size="xs"
          aria-label={`${variable.name} ${t('type')}`}
          data={VariableType.options.map((type) => ({ value: type, label: t(`type.${type}`) }))}
          value={variable.type}
          allowDeselect={false}
          onChange={(next) => onChange({ ...variable, type: VariableType.catch(variable.type).parse(next) })}
        />
        <Select
          size="xs"
          aria-label={`${variable.name} ${t('dataClass')}`}
          data={DataClass.options.map((each) => ({ value: each, label: t(`class.${each}`) }))}
          value={variable.class}
          allowDeselect={false}
          onChange={(next) => onChange({ ...variable, class: DataClass.catch(variable.class).parse(next) })}
        />
      </Group>
      <Group gap={6} grow>
        <Select
          size="xs"
          aria-label={`${variable.name} ${t('direction')}`}
          data={(['none', 'required', 'optional'] as const).map((each) => ({ value: each, label: t(`direction.${each}`) }))}
          value={variable.input ?? 'none'}
          allowDeselect={false}
          onChange={(next) => onChange(next === 'required' || next === 'optional' ? { ...rest, input: next } : rest)}
        />
        <Checkbox
          size="xs"
          label={t('output')}
          checked={variable.output ?? false}
          onChange={(event) => onChange({ ...variable, output: event.currentTarget.checked })}
        />
      </Group>
    </div>
  );
}
