import { type JsonRecord, sameJson } from '@mortise/shared/json';
import type { AmountChange, DecisionChange, EndChange, PathChange, Place, Rehearsal } from '@mortise/shared/rehearsal';
import type { Course } from './course.ts';

/** How two courses differ: nothing of all this where they do not. */
export type CourseChange = Pick<Rehearsal, 'path' | 'decisions' | 'amounts' | 'end'>;

/** How a rehearsed course differs from the recorded one. Of one that stands still half way, only what it did come to is compared. */
export function compareCourses(recorded: Course, rehearsed: Course, halfWay: boolean): CourseChange {
  const path = pathChange(recorded.path, rehearsed.path, halfWay);
  const decisions = decisionChanges(recorded, rehearsed, halfWay);
  if (halfWay) return { ...(path ? { path } : {}), decisions, amounts: [] };
  const end = endChange(recorded, rehearsed);
  return { ...(path ? { path } : {}), decisions, amounts: amountChanges(recorded, rehearsed), ...(end ? { end } : {}) };
}

function pathChange(recorded: readonly Place[], rehearsed: readonly Place[], halfWay: boolean): PathChange | undefined {
  const step = rehearsed.findIndex((place, index) => !sameJson(place, recorded[index]));
  const shorter = !halfWay && rehearsed.length < recorded.length ? rehearsed.length : -1;
  const at = step === -1 ? shorter : step;
  if (at === -1) return undefined;
  const [after, was, is] = [recorded[at - 1], recorded[at], rehearsed[at]];
  return { step: at + 1, ...(after ? { after } : {}), ...(was ? { recorded: was } : {}), ...(is ? { rehearsed: is } : {}) };
}

function decisionChanges(recorded: Course, rehearsed: Course, halfWay: boolean): readonly DecisionChange[] {
  const was = byOccurrence(recorded);
  const is = byOccurrence(rehearsed);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [one, other] = [was.get(name), is.get(name)];
    const about = one ?? other;
    if (!about || sameJson(one?.output, other?.output) || (halfWay && !other)) return [];
    const { flow, table, nth } = about;
    return [{ flow, table, nth, recorded: one?.output ?? null, rehearsed: other?.output ?? null }];
  });
}

type Occurrence = { readonly flow: string; readonly table: string; readonly nth: number; readonly output: JsonRecord | null };

function byOccurrence({ decisions }: Course): ReadonlyMap<string, Occurrence> {
  const counts = new Map<string, number>();
  return new Map(
    decisions.map(({ flow, table, outcome }) => {
      const nth = (counts.get(`${flow} ${table}`) ?? 0) + 1;
      counts.set(`${flow} ${table}`, nth);
      return [`${flow} ${table} ${nth}`, { flow, table, nth, output: outcome.is === 'output' ? outcome.output : null }];
    }),
  );
}

function amountChanges(recorded: Course, rehearsed: Course): readonly AmountChange[] {
  const names = new Set([...Object.keys(recorded.amounts), ...Object.keys(rehearsed.amounts)]);
  return [...names].flatMap((name) => {
    const [recordedFen = null, rehearsedFen = null] = [recorded.amounts[name], rehearsed.amounts[name]];
    return sameJson(recordedFen, rehearsedFen) ? [] : [{ name, recordedFen, rehearsedFen }];
  });
}

function endChange(recorded: Course, rehearsed: Course): EndChange | undefined {
  const names = new Set([...Object.keys(recorded.output), ...Object.keys(rehearsed.output)]);
  const output = [...names].filter((name) => !sameJson(recorded.output[name], rehearsed.output[name]));
  if (recorded.status === rehearsed.status && output.length === 0) return undefined;
  return { recorded: recorded.status, rehearsed: rehearsed.status, output };
}
