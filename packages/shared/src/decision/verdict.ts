import type { FeelContext, FeelValue } from '../expression/index.ts';
import type { FaultData } from '../fault/index.ts';

/** What one cell says of its input: `yes`, `no`, `open` (a value it needs is missing) or `fault` (kinds that do not go together). */
export type CellVerdict = 'yes' | 'no' | 'open' | 'fault';

/** An input that was asked, and its value as its column has it. */
export type AskedInput = { readonly id: string; readonly value: FeelValue };

/**
 * What was asked and answered: each input's value and each rule's verdicts, in the order of the table's inputs. Rules that do
 * not stand here were not asked, since the decision had fallen before. The verdicts are found when somebody looks at `rules`.
 */
export type DecisionTrace = {
  readonly inputs: readonly AskedInput[];
  readonly rules: readonly { readonly id: string; readonly cells: readonly CellVerdict[] }[];
};

/**
 * What a table decides. Every way of not deciding is told apart: no rule holds, rules contradict each other, an input the
 * deciding rules ask for is missing, or kinds do not go together. `output` holds a value for each output column (a list of them
 * where the policy collects); `rules` are the rules that hold.
 */
export type Decision =
  | { readonly is: 'output'; readonly output: FeelContext; readonly rules: readonly string[]; readonly trace: DecisionTrace }
  | { readonly is: 'noMatch'; readonly trace: DecisionTrace }
  | { readonly is: 'conflict'; readonly rules: readonly string[]; readonly trace: DecisionTrace }
  | { readonly is: 'missingInput'; readonly input: string; readonly trace: DecisionTrace }
  | { readonly is: 'typeError'; readonly input?: string; readonly rule?: string; readonly fault: FaultData; readonly trace: DecisionTrace };
