import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import { defineNode, groups, leave, waitFor } from '../../../engine/index.ts';

export default defineNode({
  kind: 'conversations.listen',
  version: 1,
  title: { zh: '听客户说', en: 'Listen' },
  help: {
    zh: '等客户开口：说话走「说话」，发照片走「发照片」。可以附一句话和几个常用问法按钮。',
    en: 'Waits for the customer: words leave by "said", photos by "photos". May say something and suggest phrases first.',
  },
  group: groups.talk,
  within: 'dialog',
  settings: z.strictObject({
    prompt: Text.optional().meta({ label: { zh: '先说一句（可不填）', en: 'Say first (optional)' }, field: 'text' }),
    suggestions: z
      .array(Text)
      .max(10)
      .meta({ label: { zh: '常用问法', en: 'Suggestions' } }),
    text: z
      .string()
      .min(1)
      .meta({ label: { zh: '客户的话存入', en: 'Keep the words in' }, field: 'variable', access: 'write' }),
    photos: z
      .string()
      .min(1)
      .meta({ label: { zh: '照片存入', en: 'Keep photos in' }, field: 'variable', access: 'write' }),
  }),
  example: { prompt: { zh: '请问有什么可以帮您？', en: 'How can I help?' }, suggestions: [], text: 'request', photos: 'photos' },
  exits: [
    { id: 'said', title: { zh: '说话', en: 'Said' } },
    { id: 'photos', title: { zh: '发照片', en: 'Photos' } },
  ],
  wait({ settings, render, language }) {
    const choices = settings.suggestions.map((suggestion) => ({ id: suggestion[language], title: suggestion[language] }));
    const say = settings.prompt
      ? [{ text: render(settings.prompt), ...(choices.length > 0 ? { choices } : {}), expects: 'text' as const }]
      : [];
    return waitFor({ for: 'message' }, { say });
  },
  decide({ settings, answer }) {
    if (answer?.is !== 'message') return waitFor({ for: 'message' });
    const { text, choice, files } = answer.message;
    if (files && files.length > 0) return leave('photos', { [settings.photos]: files, [settings.text]: text ?? '' });
    return leave('said', { [settings.text]: (text ?? choice ?? '').slice(0, 2000) });
  },
});
