import { ActionIcon, Box, Group, Stack, Text, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { type NodeSpec, opaqueKind } from '@mortise/shared/flow';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTextIn } from '../app/language.ts';
import { fits } from '../editing/commands/add-node.ts';
import { nodeOf, waysOut } from '../editing/placed.ts';
import { useBoard, useGraph } from '../flows/editor-context.ts';
import { useInsertStep } from '../flows/insert-step.ts';
import { useNodeName } from '../flows/node-name.ts';
import { type Insertion, useView } from '../flows/view-state.ts';
import { kindFormat } from './kind-format.ts';
import { KindIcon } from './kind-icon.tsx';
import { usePaletteTexts } from './texts.ts';

/** Every kind of step that may stand in this flow, by drawers, made from the catalogue. Dragged, clicked or added by Enter. */
export function Palette() {
  const t = usePaletteTexts();
  const textIn = useTextIn();
  const { editor } = useBoard();
  const { type } = useGraph();
  const { view, change } = useView();
  const [search, setSearch] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { insertion } = view;
  useEffect(() => {
    if (insertion) field.current?.focus();
  }, [insertion]);
  const wanted = search.trim().toLowerCase();
  const kinds = [...editor.catalogue.values()].filter(
    (spec) =>
      spec.kind !== opaqueKind &&
      fits(spec, type) &&
      [spec.title.zh, spec.title.en, spec.kind].some((name) => name.toLowerCase().includes(wanted)),
  );
  const drawers = Map.groupBy(kinds, ({ group }) => textIn(group));
  return (
    <Stack component="section" gap="sm" h="100%" p="sm" aria-label={t('title')}>
      <TextInput
        ref={field}
        size="sm"
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={16} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && change({ insertion: undefined })}
      />
      {insertion && <InsertionNote insertion={insertion} onCancel={() => change({ insertion: undefined })} />}
      <Box flex={1} className="palette-drawers">
        {kinds.length === 0 && (
          <Text size="sm" c="gray.6">
            {t('none')}
          </Text>
        )}
        {[...drawers].map(([drawer, specs]) => (
          <Box key={drawer} mb="sm" role="group" aria-label={drawer}>
            <Text size="xs" c="gray.6" fw={500} mb={4} aria-hidden="true">
              {drawer}
            </Text>
            {specs.map((spec) => (
              <KindButton key={spec.kind} spec={spec} />
            ))}
          </Box>
        ))}
      </Box>
      <Text size="xs" c="gray.6">
        {t('hint')}
      </Text>
    </Stack>
  );
}

function KindButton({ spec }: { readonly spec: NodeSpec }) {
  const textIn = useTextIn();
  const insert = useInsertStep();
  return (
    <Tooltip label={textIn(spec.help)} position="right" multiline w={260} openDelay={500}>
      <UnstyledButton
        className="palette-kind"
        draggable
        onDragStart={(event) => event.dataTransfer.setData(kindFormat, spec.kind)}
        onClick={() => insert(spec.kind)}
      >
        <KindIcon kind={spec.kind} size={28} />
        <span>{textIn(spec.title)}</span>
      </UnstyledButton>
    </Tooltip>
  );
}

function InsertionNote({ insertion, onCancel }: { readonly insertion: Insertion; onCancel(): void }) {
  const t = usePaletteTexts();
  const textIn = useTextIn();
  const graph = useGraph();
  const nameOf = useNodeName();
  const { editor } = useBoard();
  const node = nodeOf(graph, insertion.after?.node ?? '');
  const exit = node && waysOut(editor.catalogue, node).find(({ id }) => id === insertion.after?.exit);
  return (
    <Group gap={4} wrap="nowrap" className="palette-insertion" role="status">
      <Text size="xs" flex={1}>
        {node && exit ? t('after', { step: nameOf(node), exit: textIn(exit.title) }) : t('onLine')}
      </Text>
      <ActionIcon variant="subtle" size="sm" aria-label={t('cancel')} onClick={onCancel}>
        <IconX size={14} />
      </ActionIcon>
    </Group>
  );
}
