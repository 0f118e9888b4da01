import { KnowledgeSet } from '@mortise/shared/flow';
import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import { defineNode, groups, leave } from '../../../engine/index.ts';
import { searchFor } from '../article-search.ts';

export default defineNode({
  kind: 'knowledge.answer',
  version: 1,
  title: { zh: '知识库回答', en: 'Answer from knowledge' },
  help: {
    zh: '在知识库里找最相近的问题，把它的答案说给客户；没有足够相近的就走「没有答案」。',
    en: 'Finds the nearest question and tells its answer; when none is near enough, "no answer".',
  },
  group: groups.talk,
  within: 'dialog',
  settings: z.strictObject({
    set: z
      .string()
      .min(1)
      .meta({ label: { zh: '知识库', en: 'Knowledge' }, field: 'knowledge' }),
    text: z
      .string()
      .min(1)
      .meta({ label: { zh: '客户的话', en: "The customer's words" }, field: 'variable', access: 'read' }),
    likeness: z
      .number()
      .min(0)
      .max(1)
      .meta({ label: { zh: '最低相似度（0-1）', en: 'Least likeness (0-1)' } }),
  }),
  example: { set: 'medical', text: 'request', likeness: 0.3 },
  exits: [
    { id: 'answered', title: { zh: '已回答', en: 'Answered' } },
    { id: 'unknown', title: { zh: '没有答案', en: 'No answer' } },
  ],
  request: ({ settings, read }) => ({ set: settings.set, text: read(settings.text, z.string()) }),
  perform: {
    reach: 'local',
    request: z.strictObject({ set: z.string(), text: z.string() }),
    result: z.strictObject({ article: z.string(), likeness: z.number(), answer: Text, source: z.string().optional() }).nullable(),
    async run({ set, text }, { closure }) {
      const found = searchFor(KnowledgeSet.parse(closure.knowledge[set])).nearest(text);
      return found
        ? {
            article: found.article.id,
            likeness: found.likeness,
            answer: found.article.answer,
            ...(found.article.source === undefined ? {} : { source: found.article.source }),
          }
        : null;
    },
  },
  decide({ settings, result, language }) {
    if (!result || result.likeness < settings.likeness)
      return leave('unknown', {}, { reason: `nearest ${result?.likeness.toFixed(2) ?? 'none'}` });
    const source = result.source === undefined ? '' : `\n（${result.source}）`;
    return leave(
      'answered',
      {},
      { say: [{ text: `${result.answer[language]}${source}` }], reason: `${result.article} ${result.likeness.toFixed(2)}` },
    );
  },
});
