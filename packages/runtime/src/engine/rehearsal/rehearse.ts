import { sameJson } from '@mortise/shared/json';
import type { OpenFrom, Rehearsal } from '@mortise/shared/rehearsal';
import type { Scope } from '@mortise/shared/tenant';
import type { Ports } from '../../ports/ports.ts';
import type { CompiledFlow } from '../compile-flow.ts';
import { readInput } from '../input.ts';
import { type CourseChange, compareCourses } from './compare-courses.ts';
import { openLocals } from './locals.ts';
import { hasAnswer, nextEvent } from './next-event.ts';
import { openAtTimer, openFrom } from './open-from.ts';
import { recordedFiles } from './recorded-files.ts';
import type { Recording } from './recording.ts';
import { openStage, type Stage } from './stage.ts';
import { openSupply } from './supply.ts';

export type RehearsalOptions = {
  readonly recording: Recording;
  /** The version under test. */
  readonly flow: CompiledFlow;
  readonly ports: Ports;
  readonly scope: Scope;
  readonly signal: AbortSignal;
};

/**
 * Lets a past execution go through another version, calling nobody outside: recorded inputs answer what they answered then, local steps are
 * run again by the version under test in a closed world. Throws the signal's reason when aborted.
 */
export async function rehearse({ recording, flow, ports, scope, signal }: RehearsalOptions): Promise<Rehearsal> {
  const refused = refusedInput(recording, flow);
  if (refused) return { is: 'openFromHere', decisions: [], amounts: [], open: refused };
  const stage = openStage(flow, recording.execution, { ...recording.started, version: flow.version });
  const supply = openSupply(recording.inputs);
  const scratch = { files: new Map(), ids: 0 };
  const locals = openLocals({ ports, scope, signal, scratch, recorded: recordedFiles(recording) });
  for (let events = 1; ; events++) {
    if (events % eventsAtOnce === 0) await others();
    signal.throwIfAborted();
    // As far as the recording goes, and no further: what it still waited for is not ours to answer.
    if (standsAsRecorded(recording, stage) && !hasAnswer(stage, supply)) break;
    await locals.run(stage);
    const next = nextEvent(stage, supply, locals, recording.unanswered);
    if (!next) break;
    if ('late' in next) return standingStill(recording, stage, openAtTimer(stage, next.late));
    stage.take(next.event);
  }
  if (!standsAsRecorded(recording, stage)) return standingStill(recording, stage, openFrom(stage, recording.open, locals));
  const change = compareCourses(recording.course, stage.course(), false);
  return { is: isSame(change) ? 'same' : 'differs', ...change };
}

/** Lets others have their turn: a long rehearsal is not the only thing a product does, and may be cancelled. */
const others = () => new Promise<void>((resolve) => setImmediate(resolve));
const eventsAtOnce = 20;

/** A caller's input is as recorded; a version that takes another one was never called. */
function refusedInput({ started }: Recording, flow: CompiledFlow): OpenFrom | undefined {
  const { graph } = flow.graph(flow.closure.root);
  const read = readInput(graph, started.input);
  return 'refused' in read ? { flow: graph.id, node: graph.start, why: 'input', detail: String(read.refused.facts.name) } : undefined;
}

/** It has ended; or it has not, as the recording has not, and is asked the same as that. */
function standsAsRecorded({ open }: Recording, { asked, state }: Stage): boolean {
  if (state.tokens.length === 0) return true;
  return asked.length === open.length && sameJson(asked.map(({ key }) => key).sort(), [...open].sort());
}

function standingStill({ course }: Recording, stage: Stage, open: OpenFrom): Rehearsal {
  return { is: 'openFromHere', ...compareCourses(course, stage.course(), true), open };
}

function isSame({ path, decisions, amounts, end }: CourseChange): boolean {
  return path === undefined && decisions.length === 0 && amounts.length === 0 && end === undefined;
}
