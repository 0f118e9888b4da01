import {
  budgetExceeded,
  callsTooDeep,
  type Dialect,
  type FeelContext,
  type FeelType,
  type FeelValue,
  type Run,
} from '../../../expression/index.ts';
import { type FaultData, faultDataFrom } from '../../../fault/index.ts';
import { tableUndecided } from '../model-fault.ts';
import type { ModelVerdict, TableTrace } from '../model-verdict.ts';

/**
 * A model being evaluated: the steps all its parts share, and what is noted on the way. `stopped` is the verdict of a table that
 * had no answer in the strict dialect, while the fault that says so is on its way to the decision.
 */
export type Evaluation = {
  readonly dialect: Dialect;
  readonly run: Run;
  readonly tables: TableTrace[];
  stopped: ModelVerdict | undefined;
};

/** Variables by name with their types. */
export type Names = Readonly<Record<string, FeelType>>;

/** What a piece comes to; the verdict where it is more than its value: of a table. */
export type Outcome = { readonly value: FeelValue; readonly verdict?: ModelVerdict | undefined };

/** A compiled boxed expression: the type of its value as far as known, and how to compute it over the variables in scope. */
export type Piece = {
  readonly type: FeelType;
  run(scope: FeelContext, evaluation: Evaluation): Outcome;
};

/** A piece that is no table: it has a value and nothing to say about it. */
export function piece(type: FeelType, compute: (scope: FeelContext, evaluation: Evaluation) => FeelValue): Piece {
  return { type, run: (scope, evaluation) => ({ value: compute(scope, evaluation) }) };
}

/**
 * The value of a piece within another. In the strict dialect a table in it that has no answer stops the whole decision: its
 * verdict becomes the decision's.
 */
export function valueOfPiece(part: Piece, scope: FeelContext, evaluation: Evaluation): FeelValue {
  const { value, verdict } = part.run(scope, evaluation);
  if (verdict === undefined || verdict.is === 'output' || evaluation.dialect === 'standard') return value;
  evaluation.stopped = verdict;
  throw tableUndecided({ verdict: verdict.is });
}

/** The variables of a scope and some more; copying costs steps, so that a loop over many cannot hold the process. */
export function within(scope: FeelContext, more: Iterable<readonly [string, FeelValue]>, { run }: Evaluation): FeelContext {
  run.left -= 1 + (scope.size >> 4);
  return new Map([...scope, ...more]);
}

/** In the standard dialect what has no answer is `null` and noted; otherwise, and where steps have run out, the fault goes on. */
export function answerOf(evaluation: Evaluation, attempt: () => FeelValue): FeelValue {
  try {
    return attempt();
  } catch (error) {
    if (evaluation.dialect !== 'standard' || budgetExceeded.is(error) || callsTooDeep.is(error)) throw error;
    note(evaluation, faultDataFrom(error));
    return null;
  }
}

/** Notes what is answered with `null`; the first few are kept. */
export function note({ run }: Evaluation, fault: FaultData): void {
  if (run.faults.length < mostFaults) run.faults.push(fault);
}

const mostFaults = 20;
