import { type FlowEdge, type FlowNode, type OpaqueSettings, opaqueKind } from '../../flow/index.ts';
import { Json } from '../../json/index.ts';
import { ownWords, textAt } from '../document/bpmn-element.ts';
import type { Line } from '../read/container.ts';
import { conditionOf, forkOver } from './gateways.ts';
import { whys } from './opaque-step.ts';
import { type Leaving, overlaidRows } from './overlay.ts';
import { LineWords, type StepWords } from './own-words.ts';
import type { PlacedStep } from './placed-step.ts';
import { type Around, said, type Translation } from './translation.ts';

export type NodeDraft = Omit<FlowNode, 'at'>;
export type EdgeDraft = Omit<FlowEdge, 'id'>;
type Exit = Pick<FlowEdge, 'from' | 'exit'>;

/** An element as one node, or as two where it does two things that are steps of their own with us. */
export type Halves = {
  readonly first: NodeDraft;
  readonly second: NodeDraft | undefined;
  /** Which node and way out each line leaves by. */
  readonly exits: ReadonlyMap<Line, Exit>;
  /** Between the halves, where no line of the file is. */
  readonly between: EdgeDraft | undefined;
};

/**
 * The nodes of one element. Lines that leave a step together become a fork behind it; lines with conditions that leave anything but a
 * gateway become an opaque step behind it, since none of ours takes every line whose condition holds.
 */
export function halvesOf(step: PlacedStep, id: string, around: Around, claim: (wanted: string) => string): Halves {
  const { translation, settled, rest, words } = step;
  const first = nodeOf(step, id);
  const exits = new Map<Line, Exit>(settled.map(({ line, exit }) => [line, { from: id, exit }]));
  const { exit } = translation;
  const own = words?.second;
  const together = own ?? secondOf(step, around);
  if (exit === undefined || !together) {
    for (const line of rest) exits.set(line, { from: id, exit: exit ?? around.exitOf(line) });
    return { first, second: undefined, exits, between: undefined };
  }
  const leaving = rest.map((line) => secondLeaving(line, around));
  const second: NodeDraft = own
    ? { id: claim(`${id}_split`), ...draftOf(own), settings: overlaidRows(own.kind, own.settings, leaving) }
    : { id: claim(`${id}_split`), kind: together.kind, version: 1, settings: together.settings };
  for (const each of leaving) exits.set(each.line, { from: second.id, exit: each.exit });
  return { first, second, exits, between: { from: id, exit, to: second.id } };
}

function secondLeaving(line: Line, around: Around): Leaving {
  const words = ownWords(line.element, 'mortise:Line', LineWords);
  return words ? { line, exit: words.exit, told: true } : { line, exit: around.exitOf(line) };
}

function draftOf({ kind, version, settings, label }: NonNullable<StepWords['second']>): Omit<NodeDraft, 'id'> {
  return { kind, version, settings, ...(label === undefined ? {} : { label }) };
}

function nodeOf({ place, words, translation }: PlacedStep, id: string): NodeDraft {
  const { kind, settings } = translation;
  const label = labelOf(textAt(place.element, 'name'), words);
  return { id, kind, version: words?.version ?? 1, settings, ...(label === undefined ? {} : { label: label.slice(0, longestLabel) }) };
}

export const longestLabel = 200;

/** The name that other tools show, unless it is the one we put there. */
function labelOf(name: string | undefined, words: PlacedStep['words']): string | undefined {
  return words && words.shown.trim() === (name ?? '').trim() ? words.label : name;
}

function secondOf({ place, rest }: PlacedStep, around: Around): Translation | undefined {
  const conditional = rest.some((line) => conditionOf(line) !== undefined);
  if (rest.length < 2 && !conditional) return undefined;
  if (!conditional && rest.length <= 20) return forkOver(rest, around);
  const settings: OpaqueSettings = {
    type: place.element.$type,
    title: { zh: '带条件的连线', en: 'Lines with conditions' },
    why: conditional ? whys.conditional : whys.tooManyWays,
    ways: rest.map((line) => ({ id: around.exitOf(line), title: said(line.name ?? '') })),
    source: '',
  };
  return { kind: opaqueKind, settings: Json.parse(settings) };
}
