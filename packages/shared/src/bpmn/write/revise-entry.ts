import type { ContainerRevision } from './container-revision.ts';
import { redirect } from './revise-lines.ts';

/**
 * Shows other tools where a flow of ours begins: a start event that leads to its first step. Gives the line if it leads elsewhere than
 * before. Where a flow no longer begins anywhere, the event has gone already.
 */
export async function reviseEntry(work: ContainerRevision): Promise<readonly string[]> {
  const { entry, maker } = work;
  if (!entry) return [];
  if (entry.told) return redirect(work, entry.line, { source: entry.event, target: entry.target }) ? [entry.line] : [];
  const { event, line, target } = entry;
  const extensionElements = maker.words('mortise:Entry', { generated: true });
  work.addFlowElement(await maker.xml(maker.create('bpmn:StartEvent', { id: event, extensionElements, outgoing: [maker.named(line)] })));
  const ends = { sourceRef: maker.named(event), targetRef: maker.named(target) };
  work.addFlowElement(await maker.xml(maker.create('bpmn:SequenceFlow', { id: line, ...ends })));
  return [];
}
