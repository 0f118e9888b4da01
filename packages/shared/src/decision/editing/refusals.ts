import type { Text } from '../../text/index.ts';
import { tableLimits } from '../decision-table.ts';

/** Why an edit of a table is refused; one wording wherever it is asked. */
export const tableRefusals = {
  noSuchCell: { zh: '没有这个单元格。', en: 'There is no such cell.' },
  noSuchRule: { zh: '没有这一行。', en: 'There is no such rule.' },
  noSuchColumn: { zh: '没有这一列。', en: 'There is no such column.' },
  nothing: { zh: '没有要改的内容。', en: 'There is nothing to change.' },
  tooManyRules: {
    zh: `一张表最多 ${tableLimits.rules} 条规则。`,
    en: `A table has at most ${tableLimits.rules} rules.`,
  },
  tooManyColumns: {
    zh: `每侧最多 ${tableLimits.columns} 列。`,
    en: `A table has at most ${tableLimits.columns} columns on each side.`,
  },
  tooManyCases: {
    zh: `一张表最多 ${tableLimits.cases} 个测试用例。`,
    en: `A table has at most ${tableLimits.cases} test cases.`,
  },
  tooWide: {
    zh: '粘贴的内容比右边剩下的列多，请先加列，或从更左的单元格开始粘贴。',
    en: 'The block is wider than the columns that are left: add columns first, or paste further to the left.',
  },
  nameTaken: { zh: '这个名称已被另一列使用。', en: 'Another column has this name.' },
  nameEmpty: { zh: '名称不能为空。', en: 'The name must not be empty.' },
  lastOutput: { zh: '决策表至少要有一列输出。', en: 'A decision table has at least one output.' },
  aggregatesCollectOnly: {
    zh: '只有“汇总”策略可以求和、计数、取最大或最小。',
    en: 'Only COLLECT sums, counts, or takes the smallest or largest.',
  },
  noSuchCase: { zh: '没有这个测试用例。', en: 'There is no such test case.' },
} satisfies Readonly<Record<string, Text>>;
