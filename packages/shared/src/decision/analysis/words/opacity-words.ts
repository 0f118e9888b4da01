import type { Text } from '../../../text/index.ts';
import type { Opacity } from '../../cells/index.ts';
import type { Column } from '../space/column.ts';
import type { Row } from '../space/row.ts';
import type { Space } from '../space/space.ts';
import { nameOfInput } from './region-words.ts';
import { inBoth } from './value-words.ts';

/** Why something is only possible: the first cells that cannot be read before the table runs, and why. */
export function opaqueWords({ columns }: Space, rows: readonly Row[]): Text {
  const cells = rows.flatMap(({ number, opaque }) => opaque.map((cell) => ({ number, ...cell })));
  const shown = cells.slice(0, mostShown);
  const more = cells.length - shown.length;
  return inBoth((language) => {
    const words = shown.map(({ number, column, text, why }) => {
      const name = columns[column] === undefined ? '' : nameOfInput(columns[column].input);
      return language === 'zh'
        ? `规则 ${number} 的“${name}”（${text}）${reasons[why].zh}`
        : `“${name}” of rule ${number} (${text}) ${reasons[why].en}`;
    });
    if (language === 'zh') return `要运行时才能知道：${words.join('；')}${more > 0 ? `；另有 ${more} 处` : ''}。`;
    return `This is only known when the table runs: ${words.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
  });
}

/** Why something is only possible where it cannot be read which values a column allows. */
export function allowedWords(columns: readonly Column[]): Text {
  return inBoth((language) => {
    const words = columns.map(({ input, unclear }) => {
      const reason = reasons[unclear ?? 'not understood'][language];
      return language === 'zh' ? `“${nameOfInput(input)}”允许的值${reason}` : `the allowed values of “${nameOfInput(input)}” ${reason}`;
    });
    return language === 'zh' ? `要运行时才能知道：${words.join('；')}。` : `This is only known when the table runs: ${words.join('; ')}.`;
  });
}

const mostShown = 3;

const reasons: Readonly<Record<Opacity, Text>> = {
  'reads variables': { zh: '用到变量', en: 'reads variables' },
  'calls a function': { zh: '调用函数', en: 'calls a function' },
  'computes with the value': { zh: '对值进行计算', en: 'computes with the value' },
  'lists, contexts or ranges': { zh: '用到列表、对象或区间', en: 'uses lists, objects or ranges' },
  'compares with nothing': { zh: '与空值比较', en: 'compares with nothing' },
  'not understood': { zh: '无法读懂', en: 'cannot be read' },
  'kinds that do not go together': { zh: '类型与列不符', en: 'is of another kind than the column' },
  'names a time zone': { zh: '带有时区', en: 'names a time zone' },
};
