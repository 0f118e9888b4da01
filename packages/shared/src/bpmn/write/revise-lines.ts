import { feelUri } from '../condition/condition.ts';
import { modelUri } from '../document/model-words.ts';
import { attributeOf, childrenOf, escaped, type XmlElement } from '../xml/index.ts';
import type { ContainerRevision } from './container-revision.ts';
import { leavesAlone, leavesByRow, lineWords, lineXml, shownLine } from './line-xml.ts';
import type { Revision } from './revision.ts';
import type { WantedLine } from './wanted.ts';
import { writeLineRef, writeWords } from './write-words.ts';

/** Puts new lines into the container, and changes those that lead elsewhere or mean something else. Gives those that lead elsewhere. */
export async function reviseLines(work: ContainerRevision): Promise<readonly string[]> {
  const rerouted: string[] = [];
  for (const line of work.wanted.lines) {
    const element = line.before && work.index.byId(line.element);
    if (element) {
      if (redirect(work, line.element, line)) rerouted.push(line.element);
      await reviseLine(line, element, work);
    } else {
      work.addFlowElement(await lineXml(line, leavesAlone(line, work.wanted.lines), work.maker));
      refer(work, line.source, 'outgoing', line.element);
      refer(work, line.target, 'incoming', line.element);
    }
  }
  return rerouted;
}

/** Leads a line that is in the file elsewhere. */
export function redirect(work: ContainerRevision, line: string, ends: { readonly source: string; readonly target: string }): boolean {
  const element = work.index.byId(line);
  const now = work.endsOf(line);
  if (!element || !now || (now.source === ends.source && now.target === ends.target)) return false;
  for (const [name, local, from, to] of [
    ['sourceRef', 'outgoing', now.source, ends.source],
    ['targetRef', 'incoming', now.target, ends.target],
  ] as const) {
    if (from === to) continue;
    work.revision.attribute(element, name, to);
    work.dropLineRef(from, local, line);
    refer(work, to, local, line);
  }
  return true;
}

/** A new element says itself which lines it has. */
function refer(work: ContainerRevision, id: string, local: 'incoming' | 'outgoing', line: string): void {
  const element = work.index.byId(id);
  if (element && !work.revision.isRemoved(element)) writeLineRef(work.revision, element, { local, line });
}

async function reviseLine(line: WantedLine, element: XmlElement, work: ContainerRevision): Promise<void> {
  const { revision, maker, wanted } = work;
  const { before } = line;
  const fromBefore = before && work.nodeBefore(before.from);
  if (!before || !fromBefore) return;
  const now = shownLine(line, leavesAlone(line, wanted.lines));
  const then = shownLine({ edge: before, from: fromBefore }, work.leftAlone(before));
  // A name that stands for no row of the step's settings is the file's own.
  const named = !leavesByRow(line.from.kind) && attributeOf(element, 'name') !== undefined;
  if (now.name !== then.name && !named) revision.attribute(element, 'name', now.name);
  const reworded = now.condition !== then.condition;
  const told = reworded && line.from.kind !== 'flows.choose';
  if (told || work.pinned.has(line.element)) await writeWords(revision, element, { type: 'mortise:Line', value: lineWords(line), maker });
  if (reworded) reword(revision, element, now.condition);
}

/** Gives a line another condition, or none. */
function reword(revision: Revision, element: XmlElement, text: string | undefined): void {
  const [condition] = childrenOf(element, 'conditionExpression');
  if (text === undefined) {
    if (condition) revision.remove(condition);
  } else if (condition) {
    revision.say(condition, text);
    revision.attribute(condition, 'language', feelUri);
  } else {
    const declared = `xmlns:bpmn="${modelUri}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;
    const formal = `${declared} xsi:type="bpmn:tFormalExpression" language="${feelUri}"`;
    revision.insert(element, `<bpmn:conditionExpression ${formal}>${escaped(text)}</bpmn:conditionExpression>`, () => false);
  }
}
