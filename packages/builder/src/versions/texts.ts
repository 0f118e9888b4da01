import { screenTexts } from '../app/language.ts';

export const useVersionTexts = screenTexts('versions', {
  emptyTitle: { zh: '还没有发布过', en: 'Never published' },
  emptyHelp: { zh: '发布后，每个版本都会留在这里。', en: 'Every version stays here once it is published.' },
  number: { zh: '版本 {{number}}', en: 'Version {{number}}' },
  by: { zh: '{{who}} · {{at}}', en: '{{who}} · {{at}}' },
  open: { zh: '{{count}} 个进行中', en: '{{count}} running' },
  view: { zh: '查看', en: 'Open' },
  restore: { zh: '恢复到草稿', en: 'Restore as draft' },
  restoreHelp: {
    zh: '草稿会换成版本 {{number}} 的图。已发布的版本不受影响。',
    en: 'The draft becomes the drawing of version {{number}}. Published versions are not touched.',
  },
  hash: { zh: '内容指纹 {{hash}}', en: 'Content hash {{hash}}' },
  readOnly: { zh: '已发布的版本不可更改', en: 'A published version never changes' },
  back: { zh: '回到草稿', en: 'Back to the draft' },
});
