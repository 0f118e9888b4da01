import { Button, Menu, ScrollArea } from '@mantine/core';
import { IconVariable } from '@tabler/icons-react';
import { useGraph } from '../flows/editor-context.ts';
import { useInspectorTexts } from './texts.ts';

/** Puts the name of one of the flow's variables where the cursor was. */
export function VariableMenu({ onPick }: { onPick(name: string): void }) {
  const t = useInspectorTexts();
  const { variables } = useGraph();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="subtle" size="compact-xs" leftSection={<IconVariable size={14} />} disabled={variables.length === 0}>
          {t('insert')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={260}>
          {variables.map(({ name, type }) => (
            <Menu.Item key={name} onClick={() => onPick(name)} rightSection={<small>{t(`type.${type}`)}</small>}>
              {name}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
