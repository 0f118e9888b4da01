import { receiptFrom, receiptOf } from '@mortise/shared/claim';
import { FileRef } from '@mortise/shared/execution';
import { JsonRecord } from '@mortise/shared/json';
import { z } from 'zod';
import { defineNode, groups, leave } from '../../../engine/index.ts';
import { pagesFile } from '../page-file.ts';
import { receiptsFile } from '../receipt-file.ts';

/** Without these a receipt cannot be assessed at all. */
const needed = ['totalFen', 'number'] as const;

export default defineNode({
  kind: 'documents.extract-receipts',
  version: 1,
  title: { zh: '提取票据字段', en: 'Extract receipts' },
  help: {
    zh: '从识别结果中找出医疗票据的每个字段，记下在照片上的位置和把握。找不到金额或号码的走「字段不全」。',
    en: 'Finds the fields of medical receipts, with place and confidence. A receipt without amount or number leaves by "incomplete".',
  },
  group: groups.document,
  settings: z.strictObject({
    pages: z
      .string()
      .min(1)
      .meta({ label: { zh: '识别结果', en: 'Pages' }, field: 'variable', access: 'read' }),
    receipts: z
      .string()
      .min(1)
      .meta({ label: { zh: '票据存入', en: 'Keep the receipts in' }, field: 'variable', access: 'write' }),
    details: z
      .string()
      .min(1)
      .meta({ label: { zh: '字段位置存入', en: 'Keep places and confidence in' }, field: 'variable', access: 'write' }),
  }),
  example: { pages: 'pages', receipts: 'receipts', details: 'receiptDetails' },
  exits: [
    { id: 'extracted', title: { zh: '已提取', en: 'Extracted' } },
    { id: 'incomplete', title: { zh: '字段不全', en: 'Incomplete' } },
  ],
  request: ({ settings, read }) => ({ pages: read(settings.pages, FileRef) }),
  perform: {
    reach: 'local',
    request: z.strictObject({ pages: FileRef }),
    result: z.strictObject({ details: FileRef, receipts: z.array(JsonRecord) }),
    async run({ pages }, { ports, scope, execution }) {
      const stored = await ports.files.get(scope, pages.file);
      if (!stored) throw new Error(`pages ${pages.file} are gone`);
      const read = pagesFile.from(stored.bytes).map(({ photo, width, height, lines }, index) => ({
        photo,
        width,
        height,
        receipt: receiptFrom({ width, height, lines }, { page: index + 1 }),
      }));
      const details = await ports.files.put(scope, execution, receiptsFile.bytesOf(read), {
        type: 'application/json',
        name: 'receipts.json',
      });
      return { details, receipts: read.map(({ receipt }) => JsonRecord.parse(receiptOf(receipt))) };
    },
  },
  decide({ settings, result }) {
    const receipts = result?.receipts ?? [];
    const set = { [settings.receipts]: receipts, [settings.details]: result?.details };
    const missing = receipts.flatMap((receipt) => needed.filter((field) => receipt[field] === undefined));
    return missing.length > 0
      ? leave('incomplete', set, { reason: missing.join(', ') })
      : leave('extracted', set, { reason: `${receipts.length} receipts` });
  },
});
