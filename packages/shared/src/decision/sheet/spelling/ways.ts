import { z } from 'zod';
import type { Text } from '../../../text/index.ts';

/**
 * How each spelling that can mean two things is taken. What stands here as usual may never change what an unambiguous cell means:
 * wherever two ways give two readings, people are asked.
 */
export const Ways = z.object({
  commas: z.enum(['thousands', 'list']).default('thousands'),
  slashes: z.enum(['list', 'text']).default('list'),
  days: z.enum(['dayFirst', 'monthFirst']).default('dayFirst'),
  ends: z.enum(['both', 'upperOpen', 'lowerOpen']).default('both'),
  negation: z.enum(['text', 'not']).default('text'),
  pair: z.enum(['and', 'or']).default('and'),
  brackets: z.enum(['range', 'list']).default('range'),
  edge: z.enum(['included', 'excluded']).default('included'),
  multiple: z.enum(['both', 'last']).default('both'),
  names: z.enum(['text', 'variable']).default('text'),
  units: z.enum(['drop', 'keep']).default('drop'),
});
export type Ways = z.infer<typeof Ways>;

/** What can be in doubt about the cells of a column. */
export type Doubt = keyof Ways;

const way = (id: string, zh: string, en: string) => ({ id, title: { zh, en } });

/** `mayMatter`: only cells in which this stands can be in doubt. */
export type DoubtAsked = {
  readonly question: Text;
  readonly mayMatter: RegExp;
  readonly ways: readonly { readonly id: string; readonly title: Text }[];
};

const doubts: Readonly<Record<Doubt, DoubtAsked>> = {
  commas: {
    question: { zh: '数字里的逗号是什么意思？', en: 'What do the commas in the numbers mean?' },
    mayMatter: /\d,\d{3}/,
    ways: [
      way('thousands', '千位分隔符：1,200 是一千二百', 'Thousands: 1,200 is twelve hundred'),
      way('list', '几个值之一：1 或 200', 'One of several: 1 or 200'),
    ],
  },
  slashes: {
    question: { zh: '斜线是什么意思？', en: 'What do the slashes mean?' },
    mayMatter: /\//,
    ways: [
      way('list', '几个值之一：甲/乙 是甲或乙', 'One of several: A/B is A or B'),
      way('text', '是文字的一部分', 'They belong to the text'),
    ],
  },
  days: {
    question: { zh: '日期先写日还是先写月？', en: 'Do the dates begin with the day or with the month?' },
    mayMatter: /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/,
    ways: [way('dayFirst', '日/月/年', 'Day/month/year'), way('monthFirst', '月/日/年', 'Month/day/year')],
  },
  ends: {
    question: {
      zh: '相邻的区间都写了同一个数，这个数归哪一段？',
      en: 'Neighbouring ranges name the same end. To which of them does it belong?',
    },
    mayMatter: /./,
    ways: [
      way('upperOpen', '归后一段：含下限，不含上限', 'To the upper one: from is included, to is not'),
      way('lowerOpen', '归前一段：不含下限，含上限', 'To the lower one: to is included, from is not'),
      way('both', '两段都含', 'To both'),
    ],
  },
  negation: {
    question: { zh: '开头的“非”是“不是”，还是名称的一部分？', en: 'Does 非 at the beginning mean “not”, or is it part of the name?' },
    mayMatter: /^非/,
    ways: [way('text', '是名称的一部分', 'It is part of the name'), way('not', '表示“不是”', 'It means “not”')],
  },
  pair: {
    question: { zh: '逗号隔开的两个条件，要同时满足吗？', en: 'Must both conditions that a comma divides hold?' },
    mayMatter: /[<>].*,.*[<>]/,
    ways: [way('and', '同时满足', 'Both'), way('or', '满足一个即可', 'One is enough')],
  },
  brackets: {
    question: { zh: '方括号里是区间，还是几个值？', en: 'Do the square brackets hold a range, or several values?' },
    mayMatter: /^\[.*,.*\]$/,
    ways: [way('range', '区间，两端都含', 'A range, both ends included'), way('list', '几个值之一', 'One of several values')],
  },
  edge: {
    question: { zh: '“以前、以后”包括当天（本数）吗？', en: 'Do “before” and “after” include the day itself?' },
    mayMatter: /[以之][前后]/,
    ways: [way('included', '包括', 'They do'), way('excluded', '不包括', 'They do not')],
  },
  multiple: {
    question: {
      zh: '只写在后面的“万”等单位，前一个数也算吗？',
      en: 'Does the multiple written after the second number count for the first too?',
    },
    mayMatter: /[万亿千百]/,
    ways: [
      way('both', '两个数都算：1-2万 是一万到两万', 'For both: 1-2万 is 10,000 to 20,000'),
      way('last', '只算后一个', 'For the second only'),
    ],
  },
  names: {
    question: { zh: '这些内容与变量同名，是变量还是文字？', en: 'There are variables of these names. Are these variables or texts?' },
    mayMatter: /./,
    ways: [way('text', '文字', 'Texts'), way('variable', '变量', 'Variables')],
  },
  units: {
    question: { zh: '这一列混用了几种单位，怎么办？', en: 'Several units are mixed in this column. What is to be done?' },
    mayMatter: /./,
    ways: [
      way('keep', '保持原样，由我来改', 'Leave them as they are; I will mend them'),
      way('drop', '去掉单位，只留数字', 'Take the units off'),
    ],
  },
};

/** What an operator is asked about a doubt, and the ways to answer; the first is what is suggested. */
export function doubtAsked(doubt: Doubt): DoubtAsked {
  return doubts[doubt];
}

/** All doubts, in the order in which they are asked about. */
export const allDoubts: readonly Doubt[] = Ways.keyof().options;
