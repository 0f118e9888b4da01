/** A rule as the difference sees it: its id, its row from 0, and the texts of the columns that both tables have. */
export type SeenRule = { readonly id: string; readonly row: number; readonly cells: readonly string[] };

/** A rule of both tables. */
export type RulePair = { readonly before: SeenRule; readonly after: SeenRule };

/**
 * Which rule became which. Ids decide, since an edit keeps them; but a file that was imported may count its rules anew, and then what
 * they say decides. Whichever leaves fewer rules changed, added and removed.
 */
export function matchRules(before: readonly SeenRule[], after: readonly SeenRule[]): readonly RulePair[] {
  const [byId, byContent] = [paired(before, after, [idOf, contentOf]), paired(before, after, [contentOf, idOf])];
  return costOf(byContent) < costOf(byId) ? byContent : byId;
}

/** Whether the two say the same. */
export function saysTheSame({ before, after }: RulePair): boolean {
  return before.cells.every((cell, index) => cell === after.cells[index]);
}

function costOf(pairs: readonly RulePair[]): number {
  return pairs.filter((pair) => !saysTheSame(pair)).length - pairs.length * 2;
}

const idOf = ({ id }: SeenRule) => id;
const contentOf = ({ cells }: SeenRule) => JSON.stringify(cells);

function paired(before: readonly SeenRule[], after: readonly SeenRule[], keys: readonly ((rule: SeenRule) => string)[]): RulePair[] {
  const pairs: RulePair[] = [];
  let [left, right] = [before, after];
  for (const keyOf of keys) {
    const waiting = new Map<string, SeenRule[]>();
    for (const rule of right) {
      const same = waiting.get(keyOf(rule));
      if (same === undefined) waiting.set(keyOf(rule), [rule]);
      else same.push(rule);
    }
    const found = left.flatMap((rule) => {
      const partner = waiting.get(keyOf(rule))?.shift();
      return partner === undefined ? [] : [{ before: rule, after: partner }];
    });
    pairs.push(...found);
    const [taken, given] = [new Set(found.map((pair) => pair.before)), new Set(found.map((pair) => pair.after))];
    left = left.filter((rule) => !taken.has(rule));
    right = right.filter((rule) => !given.has(rule));
  }
  return pairs.sort((a, b) => a.after.row - b.after.row);
}
