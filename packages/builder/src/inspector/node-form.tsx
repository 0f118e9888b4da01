import { Alert, Badge, Button, Divider, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FlowNode, opaqueIn } from '@mortise/shared/flow';
import { IconCopy, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useTextIn } from '../app/language.ts';
import { editSettings } from '../editing/commands/edit-settings.ts';
import { cuttingOf, paste, pastedNames } from '../editing/commands/paste.ts';
import { remove } from '../editing/commands/remove.ts';
import { rename } from '../editing/commands/rename.ts';
import { setStart } from '../editing/commands/set-start.ts';
import { titleOf } from '../editing/placed.ts';
import { useBoard, useGraph, usePerform } from '../flows/editor-context.ts';
import { useView } from '../flows/view-state.ts';
import { KindIcon } from '../palette/kind-icon.tsx';
import { ExitList } from './exit-list.tsx';
import { OpaqueSource } from './opaque-source.tsx';
import { SettingList } from './setting-list.tsx';
import { FormOfNode } from './settings-problems.ts';
import { recordIn } from './shape.ts';
import { useInspectorTexts } from './texts.ts';

/** Everything about one node: its name, its settings made from its kind's schema, where it leads, and what is wrong with it. */
export function NodeForm({ node }: { readonly node: FlowNode }) {
  const t = useInspectorTexts();
  const textIn = useTextIn();
  const graph = useGraph();
  const perform = usePerform();
  const { editor, problems, readOnly } = useBoard();
  const spec = editor.catalogue.get(node.kind);
  const title = titleOf(editor.catalogue, node);
  const opaque = opaqueIn(node);
  const unplaced = problems.filter(({ node: at, setting }) => at === node.id && setting === undefined);
  return (
    <FormOfNode value={node.id}>
      <fieldset disabled={readOnly} className="bare-fieldset" aria-label={node.label ?? node.id}>
        <Stack gap="md">
          <Group gap={10} wrap="nowrap" align="flex-start">
            <KindIcon kind={node.kind} size={36} />
            <div>
              <Text fw={600}>{title ? textIn(title) : node.kind}</Text>
              <Text size="xs" c="gray.6">
                {spec ? textIn(spec.help) : t('unknownKind', { kind: node.kind })}
              </Text>
            </div>
          </Group>
          <Group gap={6}>
            <Badge variant="default" tt="none" fw={500}>
              {node.id}
            </Badge>
            {graph.start === node.id && <Badge tt="none">{t('isStart')}</Badge>}
            {spec && spec.assurance !== 'anonymous' && (
              <Badge color="grape" variant="light" tt="none">
                {t('assurance', { level: t(`assurance.${spec.assurance}`) })}
              </Badge>
            )}
          </Group>
          {unplaced.map((problem) => (
            <Alert
              key={`${problem.code}${problem.message.zh}`}
              color={problem.severity === 'error' ? 'red' : 'yellow'}
              variant="light"
              p="xs"
            >
              {textIn(problem.message)}
            </Alert>
          ))}
          <TextInput
            label={t('label')}
            placeholder={title && textIn(title)}
            maxLength={200}
            value={node.label ?? ''}
            onChange={(event) => perform(rename, { node: node.id, label: event.currentTarget.value }, `label:${node.id}`)}
          />
          {opaque && <OpaqueSource opaque={opaque} />}
          {spec && !opaque && (
            <SettingList
              schema={spec.settings}
              value={recordIn(node.settings)}
              path=""
              onChange={(settings) => perform(editSettings, { node: node.id, settings }, `settings:${node.id}`)}
            />
          )}
          <Divider />
          <ExitList node={node} />
          {!readOnly && <NodeActions node={node} />}
        </Stack>
      </fieldset>
    </FormOfNode>
  );
}

function NodeActions({ node }: { readonly node: FlowNode }) {
  const t = useInspectorTexts();
  const graph = useGraph();
  const perform = usePerform();
  const { change } = useView();
  const duplicate = () => {
    const cutting = cuttingOf(graph, new Set([node.id]));
    const copies = new Set(pastedNames(graph, cutting).values());
    if (perform(paste, { cutting, by: 40 })) change({ selection: copies });
  };
  return (
    <Group gap={8}>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlayerPlay size={14} />}
        disabled={graph.start === node.id}
        onClick={() => perform(setStart, { node: node.id })}
      >
        {t('start')}
      </Button>
      <Button variant="default" size="xs" leftSection={<IconCopy size={14} />} onClick={duplicate}>
        {t('duplicate')}
      </Button>
      <Button
        variant="light"
        color="red"
        size="xs"
        leftSection={<IconTrash size={14} />}
        onClick={() => perform(remove, { ids: [node.id] }) && change({ selection: new Set() })}
      >
        {t('remove')}
      </Button>
    </Group>
  );
}
