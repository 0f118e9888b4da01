import { FileRef } from '@mortise/shared/execution';
import { z } from 'zod';
import { defineNode, groups, leave } from '../../../engine/index.ts';
import { pagesFile } from '../page-file.ts';

const fewestLines = 5;

export default defineNode({
  kind: 'documents.read',
  version: 1,
  title: { zh: '识别照片文字', en: 'Read the photos' },
  help: {
    zh: '用文字识别读出照片上的每一行字和位置。读不出多少字的照片走「无法识别」。',
    en: 'Reads every line of the photos and where it stands. Photos with hardly any text leave by "unreadable".',
  },
  group: groups.document,
  settings: z.strictObject({
    photos: z
      .string()
      .min(1)
      .meta({ label: { zh: '照片', en: 'Photos' }, field: 'variable', access: 'read' }),
    pages: z
      .string()
      .min(1)
      .meta({ label: { zh: '识别结果存入', en: 'Keep the pages in' }, field: 'variable', access: 'write' }),
  }),
  example: { photos: 'photos', pages: 'pages' },
  exits: [
    { id: 'read', title: { zh: '已识别', en: 'Read' } },
    { id: 'unreadable', title: { zh: '无法识别', en: 'Unreadable' } },
  ],
  retry: { attempts: 3, backoffMs: 2000 },
  request: ({ settings, read }) => ({ photos: read(settings.photos, z.array(FileRef).min(1).max(20)) }),
  perform: {
    reach: 'local',
    timeoutMs: 300_000,
    request: z.strictObject({ photos: z.array(FileRef) }),
    result: z.strictObject({ pages: FileRef, lines: z.int() }),
    async run({ photos }, { ports, scope, execution, signal, progress }) {
      const pages = [];
      for (const [index, photo] of photos.entries()) {
        const stored = await ports.files.get(scope, photo.file);
        if (!stored) throw new Error(`photo ${photo.file} is gone`);
        const page = await ports.textReader.read(stored.bytes, { signal, progress: (share) => progress((index + share) / photos.length) });
        pages.push({ photo, ...page });
      }
      const file = await ports.files.put(scope, execution, pagesFile.bytesOf(pages), { type: 'application/json', name: 'pages.json' });
      return { pages: file, lines: Math.min(...pages.map(({ lines }) => lines.length)) };
    },
  },
  decide({ settings, result }) {
    if (!result || result.lines < fewestLines) return leave('unreadable', {}, { reason: `${result?.lines ?? 0} lines` });
    return leave('read', { [settings.pages]: result.pages }, { reason: `${result.lines} lines` });
  },
});
