/** A comparison and the value behind it, as texts. */
export type Comparison = { readonly sign: '<' | '<=' | '>' | '>=' | '!=' | '='; readonly value: string };

/**
 * 以上, 以下 and 以内 include the number itself, 不满, 超过 and 以外 do not: Civil Code of the People's Republic of China, article 1259.
 * Longer words first: 大于等于 begins with 大于.
 */
const before: readonly (readonly [RegExp, Comparison['sign']])[] = [
  [/^(?:>=|大于或?等于|不小于|不低于|不少于|不早于|至少|最少|年?满|at least|no less than)\s*/i, '>='],
  [/^(?:<=|小于或?等于|不大于|不高于|不超过|不多于|不晚于|至多|最多|at most|no more than|up to)\s*/i, '<='],
  [/^(?:>|大于|高于|超过|多于|晚于|more than|greater than|over|above|after)\s*/i, '>'],
  [/^(?:<|小于|低于|不满|未满|不足|少于|早于|less than|under|below|before)\s*/i, '<'],
  [/^(?:!=|不等于|不是|not)\s*/i, '!='],
  [/^(?:=|等于|是)\s*/, '='],
];

const behind: readonly (readonly [RegExp, Comparison['sign']])[] = [
  [/\s*(?:及以上|以上|起|or more|or over|and over|and above|\+)$/i, '>='],
  [/\s*(?:及以下|以下|以内|之内|止|or less|or under|and below)$/i, '<='],
  [/\s*以外$/, '>'],
];

/** 以前 and 以后 may include the day itself or not: whoever knows says so. */
const doubtful: readonly (readonly [RegExp, 'earlier' | 'later'])[] = [
  [/\s*(?:以后|之后)$/, 'later'],
  [/\s*(?:以前|之前)$/, 'earlier'],
];

const included = /\s*\((?:含|包含|包括|含本数|included?|inclusive)\)$/i;
const excluded = /\s*\((?:不含|不包含|不包括|不含本数|excluded?|exclusive)\)$/i;

/** The comparison that a text makes by a sign or a word before or behind a value; `undefined` when it makes none. */
export function comparisonIn(text: string, edge: 'included' | 'excluded'): Comparison | undefined {
  for (const [word, sign] of before) {
    const match = word.exec(text);
    if (match !== null && match[0] !== text) return { sign, value: text.slice(match[0].length) };
  }
  const told = endTold(text);
  for (const [word, sign] of behind) {
    const match = word.exec(told.text);
    if (match !== null && match.index > 0) return settled(sign, told.text.slice(0, match.index), told.included);
  }
  for (const [word, direction] of doubtful) {
    const match = word.exec(told.text);
    if (match === null || match.index === 0) continue;
    const strict = direction === 'later' ? '>' : '<';
    return settled(edge === 'included' ? `${strict}=` : strict, told.text.slice(0, match.index), told.included);
  }
  return undefined;
}

/** A value with a note in brackets on whether it is included: `18(含)` and `60(不含)`. */
export function endTold(text: string): { readonly text: string; readonly included?: boolean } {
  const [yes, no] = [included.exec(text), excluded.exec(text)];
  if (yes !== null) return { text: text.slice(0, yes.index), included: true };
  return no === null ? { text } : { text: text.slice(0, no.index), included: false };
}

/** `18(不含)以上` says more than `18以上`; the note may stand before the word or behind it. */
function settled(sign: Comparison['sign'], value: string, told: boolean | undefined): Comparison {
  const inner = endTold(value.trim());
  const said = inner.included ?? told;
  const strict = sign.startsWith('>') ? '>' : '<';
  if (said === undefined) return { sign, value: inner.text };
  return { sign: said ? `${strict}=` : strict, value: inner.text };
}
