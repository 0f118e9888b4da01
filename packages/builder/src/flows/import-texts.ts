import { screenTexts } from '../app/language.ts';

export const useImportTexts = screenTexts('import', {
  title: { zh: '导入 BPMN', en: 'Import BPMN' },
  help: {
    zh: '选择一个 BPMN 2.0 文件。有对应步骤的会换成本平台的步骤，其余原样保留；导出时文件里的其他内容都不会丢失。',
    en: 'Choose a BPMN 2.0 file. What has a step of this platform becomes that step; the rest is kept as it is, and nothing else of the file is lost when it is exported.',
  },
  file: { zh: 'BPMN 文件', en: 'BPMN file' },
  choose: { zh: '选择文件…', en: 'Choose a file…' },
  reading: { zh: '正在读取…', en: 'Reading…' },
  flow: { zh: '{{name}}（{{id}}）', en: '{{name}} ({{id}})' },
  counts: { zh: '步骤 {{steps}}，连线 {{lines}}', en: 'Steps {{steps}}, lines {{lines}}' },
  kept: { zh: '仅保留 {{count}}', en: '{{count}} only kept' },
  calledBy: { zh: '由 {{flow}} 调用', en: 'Called by {{flow}}' },
  lanes: { zh: '泳道：{{lanes}}', en: 'Lanes: {{lanes}}' },
  step: { zh: '文件里的步骤', en: 'In the file' },
  becomes: { zh: '成为', en: 'Becomes' },
  keptAs: { zh: '原样保留：{{type}}', en: 'Kept as it is: {{type}}' },
  warnings: { zh: '请留意（{{count}}）', en: 'Please note ({{count}})' },
  nothing: { zh: '文件里没有可以导入的流程。', en: 'There is no flow in the file that could be imported.' },
  create: { zh: '导入 {{count}} 个流程', en: 'Import flows: {{count}}' },
});
