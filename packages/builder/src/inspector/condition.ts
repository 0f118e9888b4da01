/** How a condition row compares. */
export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];

/** One comparison of a variable with a value, as operators write it; the value is a FEEL literal or another variable. */
export type Condition = { readonly variable: string; readonly comparison: Comparison; readonly value: string };

/** Several comparisons, all of which or any of which must hold. */
export type Conditions = { readonly joined: 'and' | 'or'; readonly rows: readonly Condition[] };

const row =
  /^\s*([\p{L}_][\p{L}\p{N}_.]*)\s*(!=|<=|>=|=|<|>)\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null|[\p{L}_][\p{L}\p{N}_.]*)\s*$/u;

/** A FEEL condition as rows; `undefined` when it says more than rows can, and is then shown as FEEL. */
export function conditionsFrom(feel: string): Conditions | undefined {
  if (feel.trim() === '') return { joined: 'and', rows: [] };
  for (const joined of ['and', 'or'] as const) {
    const rows = partsOf(feel, joined).map(conditionFrom);
    if (rows.every((each) => each !== undefined)) return { joined, rows };
  }
  return undefined;
}

/** Rows as a FEEL condition. */
export function feelOf({ joined, rows }: Conditions): string {
  return rows.map(({ variable, comparison, value }) => `${variable} ${comparison} ${value}`).join(` ${joined} `);
}

function conditionFrom(feel: string): Condition | undefined {
  const found = row.exec(feel);
  const comparison = comparisons.find((each) => each === found?.[2]);
  const [, variable, , value] = found ?? [];
  if (!variable || !comparison || value === undefined || ['and', 'or', 'not'].includes(variable)) return undefined;
  return { variable, comparison, value };
}

/** Splits at a joining word, outside of quoted text. */
function partsOf(feel: string, joined: 'and' | 'or'): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at < feel.length; at += 1) {
    if (feel[at] === '"' && feel[at - 1] !== '\\') quoted = !quoted;
    if (!quoted && feel.startsWith(` ${joined} `, at)) {
      parts.push(feel.slice(from, at));
      from = at + joined.length + 2;
    }
  }
  return [...parts, feel.slice(from)];
}
