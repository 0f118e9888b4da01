import { screenTexts } from '../app/language.ts';

export const useCanvasTexts = screenTexts('canvas', {
  canvas: { zh: '流程画布', en: 'Flow canvas' },
  start: { zh: '起点', en: 'Start' },
  error: { zh: '有错误', en: 'Has errors' },
  warning: { zh: '有提醒', en: 'Has warnings' },
  visited: { zh: '走过 {{count}} 次', en: 'Visits: {{count}}' },
  here: { zh: '正停在这里', en: 'Stands here now' },
  fault: { zh: '在这里出错', en: 'Failed here' },
  unknown: { zh: '未安装', en: 'Not installed' },
  insert: { zh: '在连线上插入步骤', en: 'Insert a step on this line' },
  after: { zh: '在「{{exit}}」之后添加步骤', en: 'Add a step after "{{exit}}"' },
  zoomIn: { zh: '放大', en: 'Zoom in' },
  zoomOut: { zh: '缩小', en: 'Zoom out' },
  fit: { zh: '看全图', en: 'Fit to view' },
  overview: { zh: '缩略图', en: 'Overview' },
  node: { zh: '步骤 {{name}}，类型 {{kind}}', en: 'Step {{name}}, {{kind}}' },
  tools: { zh: '画布工具', en: 'Canvas tools' },
});
