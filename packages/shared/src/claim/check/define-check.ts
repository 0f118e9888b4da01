import type { Text } from '../../text/index.ts';
import type { CheckInput } from './check-input.ts';
import type { Finding, Verdict } from './finding.ts';
import { type FieldPlace, fieldAt, pathOf, type ReceiptReading } from './receipt-reading.ts';

/** What a check concludes, before its places are looked up on the page. */
export type Conclusion = {
  readonly verdict: Verdict;
  readonly message: Text;
  readonly about: readonly FieldPlace[];
  readonly proposal?: { readonly place: FieldPlace; readonly value: string | number };
};

/** One row of the check catalogue. `weight` (0–100) is how much a failure says by itself against the receipt. */
export type Check = {
  readonly id: string;
  readonly title: Text;
  readonly weight: number;
  run(input: CheckInput): Finding;
};

/** Below this confidence a character was more likely misread than forged. */
const sureReading = 0.8;

/**
 * Declares a check. `judge` is pure; the places it names become evidence boxes. A failure that rests on an unsure optical
 * reading is weakened to a warning here, for every check alike.
 */
export function defineCheck(spec: {
  readonly id: string;
  readonly title: Text;
  readonly weight: number;
  judge(input: CheckInput): Conclusion;
}): Check {
  return {
    id: spec.id,
    title: spec.title,
    weight: spec.weight,
    run(input) {
      const { verdict, message, about, proposal } = spec.judge(input);
      return {
        check: spec.id,
        verdict: verdict === 'fail' && about.some((place) => isUnsure(input.receipt, place)) ? 'warn' : verdict,
        message,
        evidence: about.map((place) => evidenceAt(input.receipt, place)),
        ...(proposal === undefined ? {} : { proposal: { field: pathOf(proposal.place), value: proposal.value } }),
      };
    },
  };
}

function isUnsure(receipt: ReceiptReading, place: FieldPlace): boolean {
  const field = fieldAt(receipt, place);
  return field?.source === 'ocr' && field.confidence < sureReading;
}

function evidenceAt(receipt: ReceiptReading, place: FieldPlace): Finding['evidence'][number] {
  const field = fieldAt(receipt, place);
  return {
    field: pathOf(place),
    ...(field?.box === undefined ? {} : { box: field.box.map(([x, y]): [number, number] => [x, y]) }),
    ...(field?.page === undefined ? {} : { page: field.page }),
  };
}
