import type { Text } from '../../../text/index.ts';

/** What was done to a cell so that it became FEEL. `kept`: nothing, it was not understood. */
export type Reason = keyof typeof reasons;

const reasons = {
  any: { zh: '不限制这一项', en: 'any value' },
  above: { zh: '与上一行相同', en: 'the same as the row above' },
  width: { zh: '全角字符和中文符号换成半角', en: 'full-width characters and signs made plain' },
  thousands: { zh: '去掉千位分隔符', en: 'thousands separators taken out' },
  unit: { zh: '去掉单位', en: 'the unit taken off' },
  multiple: { zh: '万、亿等换算成数', en: '10,000s and the like reckoned out' },
  percent: { zh: '百分数换算成小数', en: 'per cent reckoned out' },
  comparison: { zh: '写成比较', en: 'written as a comparison' },
  range: { zh: '写成区间', en: 'written as a range' },
  alternatives: { zh: '写成几个值之一', en: 'written as one of several values' },
  negation: { zh: '写成“不是”', en: 'written as “not”' },
  quotes: { zh: '文字加上引号', en: 'quotes put around the text' },
  yesNo: { zh: '是/否写成 true/false', en: 'yes and no written as true and false' },
  date: { zh: '写成日期', en: 'written as a date' },
  time: { zh: '写成时间', en: 'written as a time' },
  duration: { zh: '写成时长', en: 'written as a duration' },
  nothing: { zh: '写成空值 null', en: 'written as null' },
  kept: { zh: '没有看懂，保持原样', en: 'not understood and left as it was' },
} as const satisfies Readonly<Record<string, Text>>;

/** The reason in words. */
export function reasonText(reason: Reason): Text {
  return reasons[reason];
}
