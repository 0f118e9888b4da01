import { z } from 'zod';

const date = z.iso.date();
const fen = z.int();
const text = z.string();

/** What stands on a medical receipt (医疗收费票据), as one plain record: dates are ISO local dates, amounts integer fen; what is not printed or
 * was not read is absent. The names are those of truth files, checks and screens alike. */
export const Receipt = z.strictObject({
  /** 票据代码, 8 digits */
  code: text.optional(),
  /** 票据号码, 10 digits */
  number: text.optional(),
  /** 校验码, 6 letters and digits */
  checkCode: text.optional(),
  /** 开票日期 */
  issuedOn: date.optional(),
  /** 交款人 */
  payer: text.optional(),
  /** 收款单位 */
  hospital: text.optional(),
  /** 医疗机构类型 */
  hospitalType: text.optional(),
  /** 就诊日期 */
  visitOn: date.optional(),
  /** 住院时间, its begin */
  admittedOn: date.optional(),
  /** 住院时间, its end */
  dischargedOn: date.optional(),
  /** 金额合计（小写） */
  totalFen: fen.optional(),
  /** 金额合计（大写） as printed */
  totalUpper: text.optional(),
  /** 医保统筹基金支付 */
  fundFen: fen.optional(),
  /** 其他支付 */
  otherFen: fen.optional(),
  /** 个人账户支付 */
  accountFen: fen.optional(),
  /** 个人现金支付 */
  cashFen: fen.optional(),
  /** 个人自付 */
  selfPayFen: fen.optional(),
  /** 个人自费 */
  ownExpenseFen: fen.optional(),
  items: z.array(z.strictObject({ name: text, amountFen: fen })).optional(),
});
export type Receipt = z.infer<typeof Receipt>;

/** A field that stands by itself, that is every one but the items. */
export type ReceiptFieldName = Exclude<keyof Receipt, 'items'>;

const point = z.tuple([z.number(), z.number()]).readonly();

/** One value with where it comes from: `raw` is the text as it was read, `confidence` 0..1, `box` the corners of that text in px of the picture
 * (top left of the text first, clockwise), `page` counted from 1. */
export const readFieldOf = <T extends z.ZodType>(value: T) =>
  z.strictObject({
    value,
    raw: z.string(),
    confidence: z.number().min(0).max(1),
    box: z.tuple([point, point, point, point]).readonly().optional(),
    page: z.int().min(1).optional(),
    source: z.enum(['ocr', 'qr', 'ofd', 'manual', 'registry']),
  });

const readText = readFieldOf(text);
const readDate = readFieldOf(date);
const readFen = readFieldOf(fen);
export type ReadField<T> = Omit<z.infer<typeof readText>, 'value'> & { value: T };

/** A medical receipt as it was read, field by field; `receiptOf` makes the plain record of it. */
export const ExtractedReceipt = z.strictObject({
  code: readText.optional(),
  number: readText.optional(),
  checkCode: readText.optional(),
  issuedOn: readDate.optional(),
  payer: readText.optional(),
  hospital: readText.optional(),
  hospitalType: readText.optional(),
  visitOn: readDate.optional(),
  admittedOn: readDate.optional(),
  dischargedOn: readDate.optional(),
  totalFen: readFen.optional(),
  totalUpper: readText.optional(),
  fundFen: readFen.optional(),
  otherFen: readFen.optional(),
  accountFen: readFen.optional(),
  cashFen: readFen.optional(),
  selfPayFen: readFen.optional(),
  ownExpenseFen: readFen.optional(),
  items: z.array(z.strictObject({ name: readText, amountFen: readFen })),
});
export type ExtractedReceipt = z.infer<typeof ExtractedReceipt>;

/** The values alone. */
export function receiptOf(read: ExtractedReceipt): Receipt {
  const { items, ...fields } = read;
  const values = Object.entries(fields).flatMap(([name, field]) => (field === undefined ? [] : [[name, field.value]]));
  return Receipt.parse({
    ...Object.fromEntries(values),
    items: items.map(({ name, amountFen }) => ({ name: name.value, amountFen: amountFen.value })),
  });
}
