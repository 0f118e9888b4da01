import { Accordion, Badge, Group, Table, Text } from '@mantine/core';
import type { BpmnFlow } from '@mortise/shared/bpmn';
import { type FlowNode, opaqueIn } from '@mortise/shared/flow';
import { useTextIn } from '../app/language.ts';
import { KindIcon } from '../palette/kind-icon.tsx';
import { useCatalogue } from './catalogue.ts';
import { useImportTexts } from './import-texts.ts';

/** The flows of a file, and for each of its steps what it becomes. */
export function ImportPreview({ flows }: { readonly flows: readonly BpmnFlow[] }) {
  const t = useImportTexts();
  const textIn = useTextIn();
  const [first] = flows;
  return (
    <Accordion variant="contained" defaultValue={first?.graph.id ?? null} chevronPosition="left">
      {flows.map(({ graph, parent, lanes }) => {
        const kept = graph.nodes.filter((node) => opaqueIn(node)).length;
        return (
          <Accordion.Item key={graph.id} value={graph.id}>
            <Accordion.Control>
              <Group gap={8}>
                <Text fw={600} size="sm">
                  {t('flow', { name: textIn(graph.name), id: graph.id })}
                </Text>
                <Text size="sm" c="gray.7">
                  {t('counts', { steps: graph.nodes.length, lines: graph.edges.length })}
                </Text>
                {kept > 0 && (
                  <Badge variant="default" tt="none">
                    {t('kept', { count: kept })}
                  </Badge>
                )}
                {parent !== undefined && (
                  <Badge variant="default" tt="none">
                    {t('calledBy', { flow: parent })}
                  </Badge>
                )}
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              {lanes.length > 0 && (
                <Text size="sm" c="gray.7">
                  {t('lanes', { lanes: lanes.map(({ name }) => name).join('、') })}
                </Text>
              )}
              <StepTable nodes={graph.nodes} />
            </Accordion.Panel>
          </Accordion.Item>
        );
      })}
    </Accordion>
  );
}

function StepTable({ nodes }: { readonly nodes: readonly FlowNode[] }) {
  const t = useImportTexts();
  const textIn = useTextIn();
  const { data: specs } = useCatalogue();
  const becomes = (node: FlowNode) => {
    const opaque = opaqueIn(node);
    if (opaque) return t('keptAs', { type: textIn(opaque.title) });
    const spec = specs?.find(({ kind }) => kind === node.kind);
    return spec ? textIn(spec.title) : node.kind;
  };
  return (
    <Table.ScrollContainer minWidth={420} maxHeight={280} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('step')}</Table.Th>
            <Table.Th>{t('becomes')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {nodes.map((node) => (
            <Table.Tr key={node.id}>
              <Table.Td>{node.label ?? node.id}</Table.Td>
              <Table.Td>
                <Group gap={8} wrap="nowrap">
                  <KindIcon kind={node.kind} size={22} />
                  <span>{becomes(node)}</span>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
