import { screenTexts } from '../../app/language.ts';

export const useFileTexts = screenTexts('table-files', {
  importTitle: { zh: '导入决策表', en: 'Import a table' },
  importHelp: {
    zh: '选择 Excel（.xlsx）、CSV 或 DMN 文件，最大 5 MB、10,000 行。电子表格第一行写列名，每行一条规则；“≥18”“18-60岁”“男,女”这样的写法都能读。导入会替换整张表，可以撤销；测试用例保留。',
    en: 'Choose an Excel (.xlsx), CSV or DMN file of at most 5 MB and 10,000 rows. In a spreadsheet the first row holds the headings, each further row a rule; spellings such as “≥18”, “18-60” or “A, B” are understood. The import replaces the whole table and can be undone; test cases stay.',
  },
  choose: { zh: '选择文件', en: 'Choose a file' },
  reading: { zh: '正在读取…', en: 'Reading…' },
  tooLarge: { zh: '文件太大：最大 5 MB。', en: 'The file is too large: 5 MB at most.' },
  tooLong: { zh: '行数太多：最多 10,000 行。', en: 'Too many rows: 10,000 at most.' },
  unreadable: {
    zh: '读不了这个文件。请确认它是 .xlsx、.csv 或 .dmn 文件，并且没有损坏。',
    en: 'This file cannot be read. Make sure that it is an .xlsx, .csv or .dmn file and not damaged.',
  },
  questions: { zh: '有些写法可能有两种意思，请先选择：', en: 'Some spellings can mean two things. Please choose:' },
  forColumn: { zh: '「{{heading}}」', en: '“{{heading}}”' },
  examples: { zh: '例如：{{list}}', en: 'For example: {{list}}' },
  goOn: { zh: '继续', en: 'Go on' },
  preview: {
    zh: '读到 {{rules}} 条规则，{{inputs}} 个输入列，{{outputs}} 个输出列。',
    en: 'Rules: {{rules}}, inputs: {{inputs}}, outputs: {{outputs}}.',
  },
  converted: { zh: '换了写法的单元格：{{count}} 个', en: 'Cells that were converted: {{count}}' },
  conversion: { zh: '第 {{row}} 行第 {{column}} 列：{{from}} → {{to}}', en: 'Row {{row}}, column {{column}}: {{from}} → {{to}}' },
  more: { zh: '还有 {{count}} 个', en: '{{count}} more' },
  warnings: { zh: '请留意', en: 'Please note' },
  apply: { zh: '替换现在的表', en: 'Replace the table' },
  imported: { zh: '已导入，可以撤销', en: 'Imported; it can be undone' },
  pasteTitle: { zh: '粘贴', en: 'Paste' },
  pasteConverted: { zh: '已粘贴，{{count}} 个单元格换了写法，可以撤销。', en: 'Pasted; {{count}} cells were converted. It can be undone.' },
  pasteKept: { zh: '{{count}} 个没有看懂，保持原样。', en: '{{count}} were not understood and left as they were.' },
});
