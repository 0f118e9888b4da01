import type { Language, Text } from '../../text/index.ts';
import { Aggregation, ColumnType, HitPolicy } from '../decision-table.ts';
import { plainText } from './spelling/plain-text.ts';

/** The rows above the rules of a sheet, and the roles of its columns, as they are called in it. */
export const headWords = {
  table: { zh: '决策表', en: 'Decision table' },
  id: { zh: '编号', en: 'Id' },
  policy: { zh: '命中策略', en: 'Hit policy' },
  aggregation: { zh: '汇总方式', en: 'Aggregation' },
  role: { zh: '列', en: 'Column' },
  name: { zh: '列编号', en: 'Column id' },
  label: { zh: '名称', en: 'Label' },
  expression: { zh: '表达式', en: 'Expression' },
  type: { zh: '类型', en: 'Type' },
  allowed: { zh: '允许值', en: 'Allowed values' },
  rule: { zh: '规则', en: 'Rule' },
  input: { zh: '输入', en: 'Input' },
  output: { zh: '输出', en: 'Output' },
  note: { zh: '备注', en: 'Note' },
} as const satisfies Readonly<Record<string, Text>>;

export type HeadWord = keyof typeof headWords;

/** What the hit policies are called. */
export const policyTitles: Readonly<Record<HitPolicy, Text>> = {
  UNIQUE: { zh: '唯一', en: 'Unique' },
  FIRST: { zh: '首条', en: 'First' },
  PRIORITY: { zh: '优先级', en: 'Priority' },
  ANY: { zh: '任意一致', en: 'Any' },
  COLLECT: { zh: '汇总', en: 'Collect' },
  'RULE ORDER': { zh: '规则顺序', en: 'Rule order' },
  'OUTPUT ORDER': { zh: '输出顺序', en: 'Output order' },
};

/** What the aggregations are called. */
export const aggregationTitles: Readonly<Record<Aggregation, Text>> = {
  SUM: { zh: '求和', en: 'Sum' },
  MIN: { zh: '最小', en: 'Smallest' },
  MAX: { zh: '最大', en: 'Largest' },
  COUNT: { zh: '计数', en: 'Count' },
};

/** What the types of columns are called. */
export const typeTitles: Readonly<Record<ColumnType, Text>> = {
  text: { zh: '文字', en: 'Text' },
  number: { zh: '数字', en: 'Number' },
  money: { zh: '金额', en: 'Money' },
  boolean: { zh: '是/否', en: 'Yes/no' },
  date: { zh: '日期', en: 'Date' },
  time: { zh: '时间', en: 'Time' },
  dateTime: { zh: '日期时间', en: 'Date and time' },
  duration: { zh: '时长', en: 'Duration' },
  any: { zh: '任意', en: 'Anything' },
};

/** Other words for types that people and other tools write. */
const moreTypes: Readonly<Record<string, ColumnType>> = {
  string: 'text',
  文本: 'text',
  字符串: 'text',
  integer: 'number',
  double: 'number',
  long: 'number',
  数值: 'number',
  整数: 'number',
  小数: 'number',
  元: 'money',
  布尔: 'boolean',
  datetime: 'dateTime',
};

/** The hit policy that a cell names, by its code or its name in either language; other words beside it do not matter. */
export function policyFrom(text: string): HitPolicy | undefined {
  return named(text, HitPolicy.options, policyTitles);
}

/** The aggregation that a cell names. */
export function aggregationFrom(text: string): Aggregation | undefined {
  return named(text, Aggregation.options, aggregationTitles);
}

/** The type that a cell names. */
export function typeFrom(text: string): ColumnType | undefined {
  return named(text, ColumnType.options, typeTitles) ?? moreTypes[plainText(text).toLowerCase()];
}

/** Whether a cell says this word, in either language. */
export function says(text: string, word: HeadWord): boolean {
  const plain = plainText(text).toLowerCase();
  return plain === headWords[word].zh || plain === headWords[word].en.toLowerCase();
}

/** `首条 (FIRST)`: what people read and what the format means. */
export function titled(code: string, title: Text, language: Language): string {
  return `${title[language]} (${code})`;
}

function named<C extends string>(text: string, codes: readonly C[], titles: Readonly<Record<C, Text>>): C | undefined {
  const plain = plainText(text)
    .replace(/\s*\([^()]*\)$/, '')
    .toLowerCase();
  return codes.find((code) => [code, titles[code].zh, titles[code].en].some((word) => word.toLowerCase() === plain));
}
