import { compileExpression, type FeelValue, literalOf } from '../../../expression/index.ts';
import type { DecisionTable, TableRule } from '../../decision-table.ts';

/**
 * What a rule gives, an entry for each output: the value as a literal where it is known before the table runs, else the text
 * that will be computed. Equal texts compute equal values, since a decision has one moment and one set of variables.
 */
export type Outcome = readonly { readonly literal?: string; readonly text: string }[];

/** Literals of the expressions read so far, by their text; undefined for those that are no constant. */
export type OutcomeReadings = Map<string, string | undefined>;

/** What a rule of the table gives. */
export function outcomeOfRule(table: DecisionTable, rule: TableRule, readings: OutcomeReadings): Outcome {
  return table.outputs.map((_, index) => {
    const text = (rule.then[index] ?? '').trim();
    const literal = literalFrom(text, readings);
    return literal === undefined ? { text } : { literal, text };
  });
}

/** Whether two rules give the same: `maybe` when that depends on values that are only known when the table runs. */
export function sameOutcome(left: Outcome, right: Outcome): 'yes' | 'no' | 'maybe' {
  const answers = left.map((one, index) => {
    const other = right[index];
    if (other === undefined) return 'no';
    if (one.literal !== undefined && other.literal !== undefined) return one.literal === other.literal ? 'yes' : 'no';
    return one.text === other.text ? 'yes' : 'maybe';
  });
  return answers.includes('no') ? 'no' : answers.includes('maybe') ? 'maybe' : 'yes';
}

/** The constant an expression stands for, as a literal. What reads variables or the moment is none. */
export function literalFrom(text: string, readings: OutcomeReadings): string | undefined {
  // Most outputs are plain texts and numbers: no need to compile those.
  if (/^"[^"\\]*"$|^(0|-?[1-9]\d{0,14})$|^(true|false)$/.test(text)) return text;
  if (readings.has(text)) return readings.get(text);
  const compiled = /\b(now|today)\b/.test(text) ? undefined : compileExpression(text, {});
  const literal = compiled?.ok === true ? literalOfValue(() => compiled.expression.evaluate(new Map(), noMoment)) : undefined;
  readings.set(text, literal);
  return literal;
}

function literalOfValue(evaluate: () => FeelValue): string | undefined {
  try {
    return literalOf(evaluate());
  } catch {
    return undefined;
  }
}

/** A constant reads no moment. */
const noMoment = { now: '1970-01-01T00:00:00Z', zone: 'UTC' };
