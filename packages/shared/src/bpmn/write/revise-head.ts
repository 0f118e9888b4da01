import type { FlowGraph } from '../../flow/index.ts';
import type { FlowWords } from '../step/own-words.ts';
import { shownTitle } from '../step/rows.ts';
import { attributeOf } from '../xml/index.ts';
import type { ContainerRevision } from './container-revision.ts';
import { same } from './wanted.ts';
import { hasWords, writeWords } from './write-words.ts';

/** Changes what a container says of the flow as a whole: its name, and in our words its variables, its type and where it begins. */
export async function reviseHead({ graph, drawn, container, containerId, revision, maker, pinned }: ContainerRevision): Promise<void> {
  const before = drawn?.graph;
  if (!before) return;
  const told = hasWords(container, 'mortise:Flow');
  const changed = !same(headOf(graph), headOf(before)) || (told && graph.id !== before.id);
  if (!changed && !pinned.has(containerId)) return;
  const renamed = !same(graph.name, before.name);
  const shown = renamed ? shownTitle(graph.name) : (attributeOf(container, 'name') ?? '');
  if (renamed && drawn.container.parent === undefined) revision.attribute(container, 'name', shown);
  await writeWords(revision, container, { type: 'mortise:Flow', value: flowWords(graph, shown), maker });
}

/** Our words about a flow. */
export function flowWords({ id, name, type, start, variables }: FlowGraph, shown: string): FlowWords {
  return { id, name, shown, type, start, variables };
}

function headOf({ name, type, start, variables }: FlowGraph) {
  return { name, type, start, variables };
}
