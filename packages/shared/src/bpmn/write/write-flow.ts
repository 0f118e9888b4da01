import type { FlowEdge } from '../../flow/index.ts';
import type { WrittenFlow } from '../diagram/revise-diagram.ts';
import { type BpmnWarning, warningOf } from '../document/bpmn-warning.ts';
import { attributeOf } from '../xml/index.ts';
import type { ContainerRevision } from './container-revision.ts';
import { plainId } from './file-index.ts';
import { removeElements } from './remove-elements.ts';
import { reviseEntry } from './revise-entry.ts';
import { reviseHead } from './revise-head.ts';
import { reviseLines } from './revise-lines.ts';
import { reviseNotes } from './revise-notes.ts';
import { reviseSteps } from './revise-steps.ts';

/** Writes a flow into its container: takes out what is gone, changes what changed, puts in what is new. The diagram follows later. */
export async function writeFlow(
  work: ContainerRevision,
): Promise<{ readonly written: WrittenFlow; readonly warnings: readonly BpmnWarning[] }> {
  const gone = takeOut(work);
  const warnings = [...work.wanted.loose.map(looseEdge), ...releaseEvents(work, gone)];
  await reviseSteps(work);
  const entered = await reviseEntry(work);
  const rerouted = await reviseLines(work);
  const notes = await reviseNotes(work);
  await reviseHead(work);
  return { written: { work, notes, rerouted: [...entered, ...rerouted] }, warnings };
}

function takeOut({ drawn, graph, wanted, index, revision, entry }: ContainerRevision): ReadonlySet<string> {
  if (!drawn) return new Set();
  const steps = new Set(wanted.steps.map(({ element }) => element));
  const lines = new Set(wanted.lines.map(({ element }) => element));
  const notes = new Set(graph.notes.map(({ id }) => id));
  if (entry) lines.add(entry.line);
  const ids = [
    ...[...drawn.elements.values()].filter((element) => !steps.has(element)),
    ...[...drawn.lines.values()].filter((line) => !lines.has(line)),
    ...[...drawn.notes].flatMap(([note, element]) => (notes.has(note) ? [] : [element])),
    ...(drawn.entry && !entry ? [drawn.entry.event] : []),
  ];
  return ids.length === 0 ? new Set() : removeElements(revision, index, { ids, staying: lines });
}

/** An event on the border of a step that is gone has nothing to hang on: it stays as an event of its own. */
function releaseEvents({ index, revision }: ContainerRevision, gone: ReadonlySet<string>): readonly BpmnWarning[] {
  const loose = index.all.filter(
    (element) => gone.has(plainId(attributeOf(element, 'attachedToRef') ?? '')) && !gone.has(attributeOf(element, 'id') ?? ''),
  );
  return loose.map((event) => {
    revision.rename(event, 'intermediateCatchEvent');
    revision.attribute(event, 'attachedToRef', undefined);
    revision.attribute(event, 'cancelActivity', undefined);
    const id = attributeOf(event, 'id') ?? '';
    const zh = `边界事件 ${id} 所附着的步骤已删除：它成为独立的中间事件`;
    return warningOf(
      'event-released',
      id,
      zh,
      `the step that the boundary event ${id} was attached to is gone: it is an event of its own now`,
    );
  });
}

function looseEdge({ from, to }: FlowEdge): BpmnWarning {
  return warningOf(
    'loose-edge',
    undefined,
    `连线 ${from} → ${to} 的一端没有步骤：没有导出`,
    `the line ${from} → ${to} has a loose end and is not exported`,
  );
}
