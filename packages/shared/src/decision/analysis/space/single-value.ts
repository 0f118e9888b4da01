import type { FeelValue } from '../../../expression/index.ts';
import { compareValues, type Span } from '../../cells/index.ts';

/** The value a span consists of, when it is one alone. */
export function singleValue({ from, to }: Span): FeelValue | undefined {
  return from !== undefined && to !== undefined && compareValues(from, to) === 0 ? from : undefined;
}

/** Whether the span is one value alone. */
export function isSingle(span: Span): boolean {
  return singleValue(span) !== undefined;
}
