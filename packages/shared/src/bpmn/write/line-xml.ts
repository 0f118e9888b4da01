import { feelUri } from '../condition/condition.ts';
import type { LineWords } from '../step/own-words.ts';
import { rowsIn, shownName, shownTitle } from '../step/rows.ts';
import { legal } from '../xml/index.ts';
import type { Maker } from './maker.ts';
import type { WantedLine } from './wanted.ts';

/** What other tools show of a line: its name and its condition, in FEEL. */
export type ShownLine = { readonly name: string | undefined; readonly condition: string | undefined };

/** Kinds whose lines are told apart by rows of their settings, and not by what came of the step. */
const byRow = new Set(['flows.choose', 'flows.fork', 'bpmn.opaque']);

/** Whether a step's lines are told apart by rows of its settings. */
export function leavesByRow(kind: string): boolean {
  return byRow.has(kind);
}

/** A line's element. `alone`: no other way out of its step is drawn, so it needs no condition. */
export function lineXml(line: WantedLine, alone: boolean, maker: Maker): Promise<string> {
  const { name, condition } = shownLine(line, alone);
  return maker.xml(
    maker.create('bpmn:SequenceFlow', {
      id: line.element,
      name,
      extensionElements: maker.words('mortise:Line', lineWords(line)),
      sourceRef: maker.named(line.source),
      targetRef: maker.named(line.target),
      ...(condition === undefined ? {} : { conditionExpression: maker.formal(condition, feelUri) }),
    }),
  );
}

/** Our words about a line: the way out it takes. */
export function lineWords({ element, edge, second }: WantedLine): LineWords {
  return { ...(edge.id === element ? {} : { id: edge.id }), exit: edge.exit, ...(second ? { second } : {}) };
}

/**
 * A choice's lines carry its conditions, a fork's none. Of any other step with several ways out one is taken, and the lines say which:
 * `exit = "approved"`. Without that, BPMN would take them all.
 */
export function shownLine({ edge, from }: Pick<WantedLine, 'edge' | 'from'>, alone: boolean): ShownLine {
  const row = rowsIn(from.kind, from.settings).find(({ id }) => id === edge.exit);
  const title = row && shownTitle(row.title);
  if (byRow.has(from.kind)) {
    const when = typeof row?.when === 'string' && row.when.trim() !== '' ? legal(row.when) : undefined;
    return { name: title || undefined, condition: from.kind === 'flows.choose' ? when : undefined };
  }
  if (alone) return { name: title || undefined, condition: undefined };
  return { name: title || shownName(edge.exit) || undefined, condition: `exit = ${JSON.stringify(legal(edge.exit))}` };
}

/** Whether a step leaves by one way out only, as far as it is drawn. */
export function leavesAlone(line: WantedLine, lines: readonly WantedLine[]): boolean {
  return lines.every((other) => other.edge.from !== line.edge.from || other.edge.exit === line.edge.exit);
}
