import type { DecisionTable, TableRule } from '@mortise/shared/decision';

/**
 * The table with every part that says the same as in the one before put back as that very value: a table that came as a copy is checked
 * by the identity of its rules.
 */
export function sameParts(before: DecisionTable | undefined, after: DecisionTable): DecisionTable {
  if (before === undefined) return after;
  const known = new Map(before.rules.map((rule) => [rule.id, rule]));
  return {
    ...after,
    inputs: isSame(before.inputs, after.inputs) ? before.inputs : after.inputs,
    outputs: isSame(before.outputs, after.outputs) ? before.outputs : after.outputs,
    rules: after.rules.map((rule) => {
      const old = known.get(rule.id);
      return old !== undefined && saysTheSame(old, rule) ? old : rule;
    }),
  };
}

function saysTheSame(old: TableRule, now: TableRule): boolean {
  return sameTexts(old.when, now.when) && sameTexts(old.then, now.then) && old.note === now.note;
}

function sameTexts(old: readonly string[], now: readonly string[]): boolean {
  return old.length === now.length && old.every((text, index) => text === now[index]);
}

function isSame(old: unknown, now: unknown): boolean {
  return JSON.stringify(old) === JSON.stringify(now);
}
