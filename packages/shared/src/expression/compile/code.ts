import type { Span } from '../expression-fault.ts';
import type { FeelType } from '../feel-type.ts';
import type { Site } from '../values/compare.ts';
import type { FeelContext, FeelValue } from '../values/feel-value.ts';
import { spend } from '../values/meter.ts';
import type { Run } from '../values/run.ts';

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
    at,
    run(frame) {
      spend(frame.run, 1);
      return run(frame);
    },
  };
}

/** The code of a value that stands in the source. */
export function constantCode(at: Span, type: FeelType, constant: FeelValue): Code {
  return { ...code(at, type, () => constant), constant };
}

/** Where values meet, as the operations on values want it told. */
export function siteOf(frame: Frame, at: Span, operation: string): Site {
  return { from: at.from, to: at.to, operation, zone: frame.run.environment.zone, meter: frame.run };
}
