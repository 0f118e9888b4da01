import { screenTexts } from '../app/language.ts';

export const usePaletteTexts = screenTexts('palette', {
  title: { zh: '步骤', en: 'Steps' },
  search: { zh: '搜索步骤', en: 'Search steps' },
  none: { zh: '没有匹配的步骤', en: 'No step matches' },
  hint: { zh: '拖到画布，或按回车添加', en: 'Drag onto the canvas, or press Enter to add' },
  onLine: { zh: '将插入到选中的连线上', en: 'Goes onto the line' },
  after: { zh: '将接在「{{step}}」的「{{exit}}」之后', en: 'Goes after "{{exit}}" of "{{step}}"' },
  cancel: { zh: '取消插入', en: 'Cancel the insertion' },
});
