import { Box, Text } from '@mantine/core';
import { nodeOf } from '../editing/placed.ts';
import { useGraph } from '../flows/editor-context.ts';
import { useView } from '../flows/view-state.ts';
import { FlowForm } from './flow-form.tsx';
import { NodeForm } from './node-form.tsx';
import { NoteForm } from './note-form.tsx';
import { SelectionForm } from './selection-form.tsx';

/** The settings of what is selected: one node, one note, several things, or the flow itself. */
export function Inspector() {
  const graph = useGraph();
  const { view } = useView();
  const ids = [...view.selection];
  const [id = ''] = ids;
  if (ids.length === 0) return <FlowForm />;
  if (ids.length > 1) return <SelectionForm ids={ids} />;
  const node = nodeOf(graph, id);
  if (node) return <NodeForm key={node.id} node={node} />;
  const note = graph.notes.find((each) => each.id === id);
  if (note) return <NoteForm key={note.id} note={note} />;
  if (graph.edges.some((edge) => edge.id === id)) return <SelectionForm ids={ids} />;
  return (
    <Box>
      <Text c="gray.6" />
      <FlowForm />
    </Box>
  );
}
