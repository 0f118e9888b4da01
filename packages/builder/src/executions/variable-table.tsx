import { Table, Text } from '@mantine/core';
import { FileRef } from '@mortise/shared/execution';
import type { Json, JsonRecord } from '@mortise/shared/json';
import { yuan } from '../app/when.ts';
import { useExecutionTexts } from './texts.ts';

/** Variables and their values; money in yuan, under the name that operators know. */
export function VariableTable({ variables, label }: { readonly variables: JsonRecord; readonly label: string }) {
  const t = useExecutionTexts();
  const rows = Object.entries(variables);
  if (rows.length === 0) {
    return (
      <Text size="sm" c="gray.6">
        {t('noVariables')}
      </Text>
    );
  }
  return (
    <Table aria-label={label} className="variable-table" verticalSpacing={2} horizontalSpacing={6} layout="fixed">
      <Table.Tbody>
        {rows.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" w="38%">
              {name.endsWith('Fen') && typeof value === 'number' ? name.slice(0, -3) : name}
            </Table.Th>
            <Table.Td>{shown(name, value)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** A stored file by its name and size; money in yuan; texts as they are; anything else as JSON. */
function shown(name: string, value: Json): string {
  const file = FileRef.safeParse(value);
  if (file.success) return `${file.data.name ?? file.data.type} (${Math.ceil(file.data.bytes / 1024)} KB)`;
  if (name.endsWith('Fen') && typeof value === 'number') return yuan(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
