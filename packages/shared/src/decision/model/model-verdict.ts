import type { FeelValue } from '../../expression/index.ts';
import type { FaultData } from '../../fault/index.ts';
import type { DecisionTrace } from '../verdict.ts';

/**
 * What a decision of a model comes to. Every way of not deciding is told apart: no rule holds, rules contradict each other, an
 * input is missing, a value is of another type than declared or cannot be computed, a decision it needs has no output, or the
 * file asks for something that is not evaluated.
 */
export type ModelVerdict =
  | { readonly is: 'output'; readonly value: FeelValue; readonly rules: readonly string[] }
  | { readonly is: 'noMatch' }
  | { readonly is: 'conflict'; readonly rules: readonly string[] }
  | { readonly is: 'missingInput'; readonly input: string }
  | { readonly is: 'typeError'; readonly fault: FaultData }
  | { readonly is: 'blocked'; readonly by: string }
  | { readonly is: 'unsupported'; readonly what: string };

/** A decision table that was asked: which one, each input's value, each cell's verdict, and the rules that hold. */
export type TableTrace = DecisionTrace & { readonly table: string; readonly matched: readonly string[] };

/**
 * A decision that ran. `value` is what decisions that need it see: the output, and `null` (in the standard dialect alone) where
 * there is none. `faults` are what the standard dialect answered with `null` on the way, the first few of them.
 */
export type DecisionResult = {
  readonly id: string;
  readonly name: string;
  readonly namespace: string;
  readonly verdict: ModelVerdict;
  readonly value: FeelValue;
  readonly tables: readonly TableTrace[];
  readonly faults: readonly FaultData[];
};
