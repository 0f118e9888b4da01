import { z } from 'zod';
import { type Json, JsonRecord } from '../../json/index.ts';
import { conditionFrom, feelUri } from '../condition/condition.ts';
import { textAt } from '../document/bpmn-element.ts';
import type { Line, Place } from '../read/container.ts';
import { legal } from '../xml/index.ts';
import { fixedSecondsOf } from './events.ts';
import { conditionOf } from './gateways.ts';
import type { StepWords } from './own-words.ts';
import { type Row, rowsIn, shownTitle, withRows } from './rows.ts';
import { type Around, said } from './translation.ts';

/** A line together with its way out. `told`: it is the one that we wrote down. */
export type Leaving = { readonly line: Line; readonly exit: string; readonly told?: boolean };

/**
 * The settings of a step as we wrote them down, with what somebody has changed since in the places that other tools show: conditions and
 * names of lines, a timer, a script, what is called.
 */
export function overlaid(words: StepWords, place: Place, leaving: readonly Leaving[], around: Around): Json {
  const { kind, settings } = words;
  switch (kind) {
    case 'flows.choose':
    case 'flows.fork':
    case 'bpmn.opaque':
      return overlaidRows(kind, settings, leaving);
    case 'flows.pause':
      return changed(settings, 'seconds', fixedSecondsOf(place));
    case 'flows.code':
      return changed(settings, 'script', scriptOf(settings, place));
    case 'desk.task':
      return changed(settings, 'hours', around.attached.get(place.id)?.hours);
    case 'flows.call':
    case 'flows.start':
      return changed(settings, 'flow', calledBy(words, place, around));
    default:
      return settings;
  }
}

export function overlaidRows(kind: string, settings: Json, leaving: readonly Leaving[]): Json {
  const rows = rowsIn(kind, settings);
  const byExit = new Map(leaving.map(({ line, exit }) => [exit, line]));
  const known = new Set(rows.map(({ id }) => id));
  const kept = rows.map((row) => overlaidRow(kind, row, byExit.get(row.id)));
  const added = leaving
    .filter(({ exit, told }) => !told && !known.has(exit) && !(kind === 'flows.choose' && exit === 'otherwise'))
    .map(({ line, exit }): Row => ({ id: exit, title: said(line.name ?? ''), ...(kind === 'flows.choose' ? { when: whenOf(line) } : {}) }));
  const same = added.length === 0 && kept.every((row, index) => row === rows[index]);
  return same ? settings : withRows(kind, settings, [...kept, ...added]);
}

function overlaidRow(kind: string, row: Row, line: Line | undefined): Row {
  if (!line) return row;
  const name = line.name ?? '';
  // A line without a name says nothing of what its way out is called.
  const renamed = ['', shownTitle(row.title).trim()].includes(name.trim()) ? row : { ...row, title: said(name) };
  if (kind !== 'flows.choose' || typeof row.when !== 'string') return renamed;
  const when = whenOf(line);
  return when === conditionFrom(legal(row.when), feelUri).feel ? renamed : { ...renamed, when };
}

function whenOf(line: Line): string {
  const condition = conditionOf(line);
  return conditionFrom(condition?.text ?? '', condition?.language).feel;
}

function changed(settings: Json, name: string, value: string | number | undefined): Json {
  const held = JsonRecord.safeParse(settings);
  if (value === undefined || !held.success || typeof held.data[name] !== typeof value) return settings;
  return { ...held.data, [name]: value };
}

function scriptOf(settings: Json, { element }: Place): string | undefined {
  const script = z.object({ script: z.string() }).safeParse(settings).data?.script ?? '';
  const found = textAt(element, 'script');
  return found === undefined || found.trim() === legal(script).trim() ? undefined : found;
}

/** A sub-process calls the flow it has become; a call is followed where what it calls is another than we wrote. */
function calledBy(words: StepWords, { id, element }: Place, around: Around): string | undefined {
  const inner = around.flowOf(id);
  if (inner !== undefined) return inner;
  const called = textAt(element, 'calledElement');
  if (called === undefined) return undefined;
  return around.flowOf(called) ?? (called === words.called ? undefined : called);
}
