import type { FeelValue, Frame, UnaryTest } from '../expression/index.ts';
import { type FaultData, faultDataFrom } from '../fault/index.ts';

/** What a cell says: yes, no, `open`, or why it could not be asked. A cell that takes anything is undefined. */
export type CellAnswer = 'yes' | 'no' | 'open' | FaultData;

/** Asks a cell about the value of its column. Cells about a missing value are open unless they speak of `null` or `?` themselves. */
export function askCell(test: UnaryTest | undefined, value: FeelValue, frame: Frame): CellAnswer {
  if (test === undefined) return 'yes';
  if (value === null && !test.judgesNull) return 'open';
  try {
    const passed = test.testIn(frame, value);
    return passed === null ? 'open' : passed ? 'yes' : 'no';
  } catch (error) {
    return faultDataFrom(error);
  }
}
