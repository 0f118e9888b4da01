/** Some neighbours of a list before and after an edit: `before` at index `at` gives way to `after`. */
export type Splice<T> = { readonly at: number; readonly before: readonly T[]; readonly after: readonly T[] };

/** What changed from one list to the next, by identity: items that are the same value are not part of it. */
export function splicesOf<T>(before: readonly T[], after: readonly T[]): readonly Splice<T>[] {
  if (before === after) return [];
  if (before.length === after.length) {
    return before.flatMap((item, at) => {
      const now = after[at];
      return now === undefined || now === item ? [] : [{ at, before: [item], after: [now] }];
    });
  }
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return [{ at: head, before: before.slice(head, before.length - tail), after: after.slice(head, after.length - tail) }];
}

/** The list after the splices; the same list when there are none. */
export function spliced<T>(list: T[], splices: readonly Splice<T>[]): T[] {
  if (splices.length === 0) return list;
  const next = [...list];
  for (const { at, before, after } of splices) next.splice(at, before.length, ...after);
  return next;
}

/** The way back. Lists of one length keep their places, so their splices are reversed one by one; otherwise there is one splice only. */
export function reversed<T>(splices: readonly Splice<T>[]): readonly Splice<T>[] {
  return splices.map(({ at, before, after }) => ({ at, before: after, after: before }));
}
