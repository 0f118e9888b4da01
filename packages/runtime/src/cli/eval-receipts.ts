import { readFile } from 'node:fs/promises';
import { receiptFrom, receiptOf, retailReceiptFrom, retailReceiptOf } from '@mortise/shared/claim';
import { z } from 'zod';
import { definePictureEval, PictureFaults } from './picture-eval.ts';
import { ReceiptFields, scoreReceipts } from './receipt-score.ts';

const TruthLine = z.looseObject({ file: z.string(), fields: ReceiptFields });
const usage = '--images DIR --truth JSONL [--kind medical|retail] [--json]';

/** `mortise eval receipts`: reads every receipt of a truth file and compares field by field. */
export const evalReceipts = definePictureEval<ReceiptFields>({
  name: 'eval receipts',
  usage,
  summary: 'Reads pictures of receipts and counts the fields that come out exactly; exactAll is the share over all fields.',
  async loadTruth({ truth, kind }) {
    if (kind !== undefined && kind !== 'medical' && kind !== 'retail') throw PictureFaults.wrongOptions({ usage });
    try {
      const lines = (await readFile(truth, 'utf8')).split('\n').filter((line) => line.trim() !== '');
      return new Map(lines.map((line) => TruthLine.parse(JSON.parse(line))).map(({ file, fields }) => [file, fields]));
    } catch (cause) {
      throw PictureFaults.absentTruth({ path: truth }, cause);
    }
  },
  measure(pairs, kind) {
    const read =
      kind === 'retail' ? (page: Page) => retailReceiptOf(retailReceiptFrom(page)) : (page: Page) => receiptOf(receiptFrom(page));
    return scoreReceipts(pairs.map(({ page, truth }) => ({ truth, read: read(page) })));
  },
});

type Page = Parameters<typeof receiptFrom>[0];
