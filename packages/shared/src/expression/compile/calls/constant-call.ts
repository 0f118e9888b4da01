import type { FeelType } from '../../feel-type.ts';
import type { Signature } from '../../functions/built-in.ts';
import { compilePattern } from '../../patterns/compiled-pattern.ts';
import { openRun } from '../../run/run.ts';
import { type FeelValue, isDecimal } from '../../values/feel-value.ts';
import { type Code, constantCode } from '../code.ts';
import { type Compiler, refuse, siteOf } from '../compiler.ts';
import { refuseLiteral } from '../literals.ts';
import type { SyntaxNode } from '../parse-feel.ts';

/** The call of a function of the standard with its arguments compiled. */
export type CompiledCall = {
  readonly name: string;
  readonly signature: Signature;
  readonly args: readonly (Code | undefined)[];
  readonly type: FeelType;
};

/**
 * What can be judged before anything runs: a date, time, duration or range whose text or parts stand in the source, and patterns
 * that stand there. Undefined for all other calls.
 */
export function constantResult(compiler: Compiler, node: SyntaxNode, call: CompiledCall): Code | undefined {
  const values = call.args.map((arg) => arg?.constant);
  if (withPattern.has(call.name)) return patternProblem(compiler, call);
  if (!literals.has(call.name) || !values.every(isWritten)) return undefined;
  const run = openRun({ now: '1970-01-01T00:00:00Z', zone: 'UTC' });
  const value = call.signature.run(values, { run, site: { ...siteOf(compiler, node, call.name), lenient: true } });
  if (value !== null) return constantCode(node, call.type, value);
  return compiler.lenient ? undefined : refuseLiteral(compiler, node);
}

/** Functions whose result depends on nothing but their arguments and that read texts people write into a source. */
const literals: ReadonlySet<string> = new Set(['date', 'time', 'date and time', 'duration', 'range']);
const withPattern: ReadonlySet<string> = new Set(['matches', 'replace', 'split']);

/** Texts and numbers; what is made of a moment depends on the tenant's zone. */
function isWritten(value: FeelValue | undefined): boolean {
  return typeof value === 'string' || (value !== undefined && isDecimal(value));
}

const matchesNothing = {
  zh: '这个匹配模式在没有内容的地方也成立，不知道该在哪里替换或切开。',
  en: 'This pattern also matches where nothing is: there is no telling where to replace or cut.',
};

/** A pattern that stands in the source and cannot be read is a problem, told in its own words. */
function patternProblem(compiler: Compiler, { name, args }: CompiledCall): Code | undefined {
  const [, source, third, fourth] = args;
  const flags = name === 'matches' ? third : name === 'replace' ? fourth : undefined;
  if (typeof source?.constant !== 'string' || compiler.lenient) return undefined;
  const written = flags === undefined ? '' : flags.constant;
  const result = typeof written === 'string' ? compilePattern(source.constant, written) : undefined;
  if (result === undefined) return undefined;
  if (!result.ok) return refuse(compiler, source.at, 'expression.bad-pattern', result.problem);
  return name === 'matches' || !result.pattern.matchesNothing
    ? undefined
    : refuse(compiler, source.at, 'expression.bad-pattern', matchesNothing);
}
