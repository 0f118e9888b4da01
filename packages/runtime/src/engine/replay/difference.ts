import type { Command, ExecutionState, Step } from '@mortise/shared/execution';
import { sameJson } from '@mortise/shared/json';
import type { Difference, ExitChange } from '@mortise/shared/rehearsal';
import type { Moved } from '../moved.ts';
import type { RecordedBatch } from './walk.ts';

/** The first difference between a recorded batch and what its events lead to now: path, then commands, then snapshot. */
export function differenceOf(recorded: RecordedBatch, moved: Moved | undefined, build: string): Difference | undefined {
  const at = { batch: recorded.seq, variables: [], members: [], builds: { wrote: recorded.build, read: build } };
  const found =
    inPath(recorded.path, moved?.steps ?? []) ??
    inCommands(recorded, moved?.commands ?? []) ??
    (recorded.snapshot === undefined ? undefined : inSnapshot(recorded.snapshot, moved?.state));
  return found && { ...at, ...found };
}

type Found = Pick<Difference, 'part'> & Partial<Difference>;

/** The first step that stands elsewhere, left otherwise or set something else. Its words of reason may change with a build. */
function inPath(recorded: readonly Step[], replayed: readonly Step[]): Found | undefined {
  for (let index = 0; index < Math.max(recorded.length, replayed.length); index++) {
    const was = recorded[index];
    const is = replayed[index];
    const at = was ?? is;
    if (!at || (was && is && sameWay(was, is) && sameJson(was.set, is.set))) continue;
    const exit = was && is && sameWay(was, is) ? {} : { exit: exitsOf(was, is) };
    return { part: 'path', flow: at.flow, node: at.node, ...exit, variables: was && is ? namesOf(was.set, is.set) : [] };
  }
  return undefined;
}

function sameWay(was: Step, is: Step): boolean {
  const same = was.frame === is.frame && was.flow === is.flow && was.node === is.node;
  return same && was.exit === is.exit && was.outcome === is.outcome;
}

function exitsOf(was: Step | undefined, is: Step | undefined): ExitChange {
  const recorded = was && (was.exit ?? was.outcome);
  const replayed = is && (was && is.node !== was.node ? `${is.node}: ${is.exit ?? is.outcome}` : (is.exit ?? is.outcome));
  return { ...(recorded === undefined ? {} : { recorded }), ...(replayed === undefined ? {} : { replayed }) };
}

function inCommands({ commands: recorded, path }: RecordedBatch, replayed: readonly Command[]): Found | undefined {
  for (let index = 0; index < Math.max(recorded.length, replayed.length); index++) {
    const was = recorded[index];
    const is = replayed[index];
    if (sameJson(was, is)) continue;
    const at = was ?? is;
    const node = at && 'node' in at ? at.node : path.at(-1)?.node;
    const members = was && is ? membersOf(was, is) : [`${at?.kind} ${was ? 'no longer' : 'not recorded'}`];
    return { part: 'commands', ...(node === undefined ? {} : { node }), members };
  }
  return undefined;
}

function inSnapshot(was: ExecutionState, is: ExecutionState | undefined): Found | undefined {
  if (is === undefined) return { part: 'snapshot', members: Object.keys(was) };
  if (sameJson(was, is)) return undefined;
  const variables = was.frames.flatMap((frame) => {
    const other = is.frames.find(({ id }) => id === frame.id);
    return other ? namesOf(frame.variables, other.variables) : [];
  });
  const node = was.tokens.find((token) => !is.tokens.some((other) => sameJson(token, other)))?.node;
  return { part: 'snapshot', ...(node === undefined ? {} : { node }), variables: [...new Set(variables)], members: membersOf(was, is) };
}

function namesOf(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): readonly string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => !sameJson(one[name], other[name])).sort();
}

function membersOf(one: object, other: object): readonly string[] {
  return namesOf(Object.fromEntries(Object.entries(one)), Object.fromEntries(Object.entries(other)));
}
