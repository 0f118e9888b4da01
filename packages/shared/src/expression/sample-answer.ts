import { Fault } from '../fault/index.ts';
import type { CompileOptions } from './dialect.ts';
import { compileExpression } from './expression.ts';
import type { FeelType } from './feel-type.ts';
import { openRun } from './run/run.ts';
import type { FeelContext } from './values/feel-value.ts';
import { literalOf } from './values/value-text.ts';

/** The moment and the zone in which the samples of the tests are answered. */
export const sampleEnvironment = { now: '2026-02-28T16:30:00Z', zone: 'Asia/Shanghai' };

type Given = CompileOptions & {
  readonly names?: Readonly<Record<string, FeelType>>;
  readonly scope?: FeelContext;
  readonly budget?: number;
};

/**
 * What an expression answers, told as text for the tests: the value as FEEL writes it, `refused: code`, or `fault: code`. In the
 * standard dialect a `null` that something was wrong with is `null: code`.
 */
export function answerOf(source: string, { names = {}, scope = new Map(), budget, ...options }: Given = {}): string {
  const compiled = compileExpression(source, names, options);
  if (!compiled.ok) return `refused: ${[...new Set(compiled.faults.map(({ code }) => code.replace('expression.', '')))].join(', ')}`;
  const run = openRun(budget === undefined ? sampleEnvironment : { ...sampleEnvironment, budget });
  try {
    const value = compiled.expression.evaluateIn(scope, run);
    const [first] = run.faults;
    return value === null && first !== undefined ? `null: ${first.code.replace('expression.', '')}` : literalOf(value);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return `fault: ${error.code.replace('expression.', '')}`;
  }
}

/** The same to the letter of the standard. */
export function standardAnswerOf(source: string, given: Given = {}): string {
  return answerOf(source, { ...given, dialect: 'standard' });
}
