import { Select, Stack, Text } from '@mantine/core';
import type { FlowNode } from '@mortise/shared/flow';
import { useTextIn } from '../app/language.ts';
import { connect } from '../editing/commands/connect.ts';
import { disconnect } from '../editing/commands/disconnect.ts';
import { redirect } from '../editing/commands/redirect.ts';
import { waysOut } from '../editing/placed.ts';
import { useBoard, useGraph, usePerform } from '../flows/editor-context.ts';
import { useNodeName } from '../flows/node-name.ts';
import { useInspectorTexts } from './texts.ts';

/** The ways out of a node and where each leads: the same as drawing lines, for the keyboard. */
export function ExitList({ node }: { readonly node: FlowNode }) {
  const t = useInspectorTexts();
  const textIn = useTextIn();
  const graph = useGraph();
  const perform = usePerform();
  const nameOf = useNodeName();
  const { editor, readOnly } = useBoard();
  const exits = waysOut(editor.catalogue, node);
  if (exits.length === 0) return null;
  const others = graph.nodes.filter(({ id }) => id !== node.id).map((each) => ({ value: each.id, label: `${nameOf(each)} · ${each.id}` }));
  return (
    <Stack gap={8}>
      <Text fw={600} size="sm">
        {t('exits')}
      </Text>
      {exits.map((exit) => {
        const edge = graph.edges.find(({ from, exit: out }) => from === node.id && out === exit.id);
        const lead = (to: string | null) => {
          if (to === null) edge && perform(disconnect, { edge: edge.id });
          else if (edge) perform(redirect, { edge: edge.id, to });
          else perform(connect, { from: node.id, exit: exit.id, to });
        };
        return (
          <Select
            key={exit.id}
            size="sm"
            label={t('connectTo', { exit: textIn(exit.title) || exit.id })}
            placeholder={t('notConnected')}
            data={others}
            value={edge?.to ?? null}
            searchable
            clearable
            disabled={readOnly}
            onChange={lead}
          />
        );
      })}
    </Stack>
  );
}
