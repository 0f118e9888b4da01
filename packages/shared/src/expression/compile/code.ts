import type { Span } from '../expression-fault.ts';
import type { FeelType } from '../feel-type.ts';
import { type Run, spend } from '../run/run.ts';
import type { FeelContext, FeelValue } from '../values/feel-value.ts';

/** One expression being evaluated: the run it belongs to, the variables it reads, and its loop variables. */
export type Frame = { readonly run: Run; readonly scope: FeelContext; readonly locals: FeelValue[] };

/** A compiled piece of an expression: its type as far as known, where it stands, and how to run it. `constant` holds what a literal says. */
export type Code = {
  readonly type: FeelType;
  readonly at: Span;
  readonly run: (frame: Frame) => FeelValue;
  readonly constant?: FeelValue;
};

/** A piece of code whose every run costs one step. */
export function code(at: Span, type: FeelType, run: (frame: Frame) => FeelValue): Code {
  return {
    type,
    at: spanOf(at),
    run(frame) {
      spend(frame.run, 1);
      return run(frame);
    },
  };
}

/** A piece of code that only reads: free, since whatever repeats it costs a step itself. */
export function leaf(at: Span, type: FeelType, run: (frame: Frame) => FeelValue): Code {
  return { type, at: spanOf(at), run };
}

/** The code of a value that stands in the source. */
export function constantCode(at: Span, type: FeelType, constant: FeelValue): Code {
  return { ...leaf(at, type, () => constant), constant };
}

/** Only the offsets: a node of the parse tree would keep the whole tree alive. */
function spanOf({ from, to }: Span): Span {
  return { from, to };
}
