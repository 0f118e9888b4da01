/** One value read from a document, with where it stood and how sure the reading is (0–1). Boxes are corner points in pixels of the page. */
export type ReadField<T> = {
  readonly value: T;
  readonly raw: string;
  readonly confidence: number;
  readonly box?: readonly (readonly [number, number])[] | undefined;
  readonly page?: number | undefined;
  readonly source: 'ocr' | 'qr' | 'ofd' | 'manual' | 'registry';
};

/** One line of a receipt. */
export type ReadItem = { readonly name: ReadField<string>; readonly amountFen: ReadField<number> };

/** What the checks look at of a medical receipt (医疗收费票据): every field may be missing. Dates are ISO local dates, amounts fen. */
export type ReceiptReading = {
  readonly code?: ReadField<string> | undefined;
  readonly number?: ReadField<string> | undefined;
  readonly checkCode?: ReadField<string> | undefined;
  readonly issuedOn?: ReadField<string> | undefined;
  readonly payer?: ReadField<string> | undefined;
  readonly visitOn?: ReadField<string> | undefined;
  readonly admittedOn?: ReadField<string> | undefined;
  readonly dischargedOn?: ReadField<string> | undefined;
  readonly totalFen?: ReadField<number> | undefined;
  readonly totalUpper?: ReadField<string> | undefined;
  readonly fundFen?: ReadField<number> | undefined;
  readonly otherFen?: ReadField<number> | undefined;
  readonly accountFen?: ReadField<number> | undefined;
  readonly cashFen?: ReadField<number> | undefined;
  readonly items?: readonly ReadItem[] | undefined;
};

/** The name of a field that stands by itself. */
export type FieldName = Exclude<keyof ReceiptReading, 'items'>;

/** Where on a receipt a finding points to: a field, or the amount of one line, counted from 0. */
export type FieldPlace = FieldName | { readonly item: number };

/** The field at a place, if it was read. */
export function fieldAt(receipt: ReceiptReading, place: FieldPlace): ReadField<unknown> | undefined {
  return typeof place === 'string' ? receipt[place] : receipt.items?.[place.item]?.amountFen;
}

/** A place as findings and proposals write it: `totalFen`, `items.2.amountFen`. */
export function pathOf(place: FieldPlace): string {
  return typeof place === 'string' ? place : `items.${place.item}.amountFen`;
}
