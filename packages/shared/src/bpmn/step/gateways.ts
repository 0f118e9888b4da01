import { Json } from '../../json/index.ts';
import { conditionFrom } from '../condition/condition.ts';
import { elementAt, idOf, textAt } from '../document/bpmn-element.ts';
import { type BpmnWarning, warningOf } from '../document/bpmn-warning.ts';
import type { Line, Place } from '../read/container.ts';
import { passing } from './events.ts';
import { opaqueStep, whys } from './opaque-step.ts';
import { type Around, oneLine, said, type Translate, type Translation } from './translation.ts';

/** A choice between its lines in the order of the file, the default one last; where only one line leaves, nothing is chosen. */
export const exclusiveGateway: Translate = (place, around) => {
  const fallback = defaultOf(place);
  const lines = place.outgoing.filter((line) => line !== fallback);
  if (place.outgoing.length <= 1 && !lines.some((line) => conditionOf(line) !== undefined)) return passing;
  if (lines.length > 50) return opaqueStep(place, whys.tooManyWays, around);
  const found = lines.map((line) => caseOf(line, around));
  return {
    kind: 'flows.choose',
    settings: Json.parse({ cases: found.map(({ row }) => row) }),
    warnings: found.flatMap(({ warning }) => warning ?? []),
  };
};

/** A fork, a join, or both after one another: see `behind` for the second half. */
export const parallelGateway: Translate = (place, around) => {
  const { incoming, outgoing } = place;
  if (Math.max(incoming.length, outgoing.length) > 20) return opaqueStep(place, whys.tooManyWays, around);
  if (incoming.length >= 2) return { kind: 'flows.join', settings: { need: incoming.length }, exit: 'next' };
  return outgoing.length >= 2 ? forkOver(outgoing, around) : passing;
};

/** An inclusive gateway is a step of ours only where it neither chooses nor waits; others always wait for something. */
export const otherGateway: Translate = (place, around) => {
  const plain = place.incoming.length <= 1 && place.outgoing.length <= 1 && place.outgoing.every((line) => conditionOf(line) === undefined);
  const waits = place.element.$type !== 'bpmn:InclusiveGateway';
  return plain && !waits ? passing : opaqueStep(place, whys.noStep, around);
};

/** All these lines at once. */
export function forkOver(lines: readonly Line[], around: Around): Translation {
  const branches = lines.map((line) => ({ id: around.exitOf(line), title: said(line.name ?? '') }));
  return { kind: 'flows.fork', settings: Json.parse({ branches }) };
}

/** The line an element names as its default. */
export function defaultOf({ element, outgoing }: Place): Line | undefined {
  const named = elementAt(element, 'default');
  return named && outgoing.find(({ id }) => id === idOf(named));
}

/** What a line's condition says, and in which language; undefined for a line without one. */
export function conditionOf({ element }: Line): { readonly text: string; readonly language: string | undefined } | undefined {
  const condition = elementAt(element, 'conditionExpression');
  return condition && { text: textAt(condition, 'body') ?? '', language: textAt(condition, 'language') };
}

type Row = { readonly id: string; readonly title: ReturnType<typeof said>; readonly when: string };

function caseOf(line: Line, around: Around): { readonly row: Row; readonly warning: BpmnWarning | undefined } {
  const condition = conditionOf(line);
  const { feel, understood } = conditionFrom(condition?.text ?? '', condition?.language);
  const row = { id: around.exitOf(line), title: said(line.name ?? ''), when: feel };
  return { row, warning: understood ? undefined : notUnderstood(line, feel) };
}

function notUnderstood({ id, name }: Line, feel: string): BpmnWarning {
  const line = oneLine(name ?? id);
  if (feel === '') {
    return warningOf('no-condition', id, `「${line}」没有条件：请填写`, `the line "${line}" has no condition: fill it in`);
  }
  const zh = `「${line}」的条件不是 FEEL，也不能可靠地翻译：保留为注释，请改写`;
  return warningOf(
    'foreign-condition',
    id,
    zh,
    `the condition of "${line}" is not FEEL and cannot be translated safely: it is kept as a comment; write it anew`,
  );
}
