import type { Language, Text } from '../../../text/index.ts';
import type { Example, Region } from '../finding.ts';
import type { Space } from '../space/space.ts';
import { exampleWords, regionWords } from '../words/region-words.ts';
import { inBoth, spaced } from '../words/value-words.ts';
import type { Decided } from './decided.ts';

type Changed = {
  readonly region: Region;
  readonly example: Example | undefined;
  readonly before: Decided;
  readonly after: Decided;
  readonly possible: boolean;
};

/** A difference in words: `年龄 40、金额 2,000 元：原为 quick，现为 full。凡年龄低于 60，都是如此。` */
export function differenceWords(space: Space, { region, example, before, after, possible }: Changed): Text {
  return inBoth((language) => {
    const where = regionWords(space, region, language);
    const lead = example === undefined ? where : exampleWords(space, { example, region }, language);
    const known = example === undefined || where === '';
    const [was, is] = [decidedWords(before, language), decidedWords(after, language)];
    if (language === 'zh')
      return `${lead}：${possible ? '可能不同：' : ''}原为${spaced(was, 'before')}，现为${spaced(is, 'before')}。${known ? '' : `凡${where}，都是如此。`}`;
    return `${lead}: ${possible ? 'perhaps different: ' : ''}was ${was}, is now ${is}.${known ? '' : ` The same goes for every input with ${where}.`}`;
  });
}

/** What was not compared to the end. */
export function unseenWords(space: Space, region: Region): Text {
  return inBoth((language) => {
    const where = regionWords(space, region, language);
    if (language === 'zh') return where === '' ? '两张表的比较未能查完。' : `${where}：两张表是否相同，未能查完。`;
    return `Whether the tables differ${where === '' ? '' : ` for inputs with ${where}`} was not looked at to the end.`;
  });
}

function decidedWords(decided: Decided, language: Language): string {
  if (decided.is !== 'output') return others[decided.is][language];
  const values = Object.entries(decided.values);
  // One output needs no name.
  if (values.length === 1) return values[0]?.[1] ?? '';
  return values.map(([name, value]) => `${name} ${value}`).join(language === 'zh' ? '、' : ', ');
}

const others = {
  noMatch: { zh: '没有规则', en: 'no rule' },
  conflict: { zh: '规则冲突', en: 'a conflict of rules' },
  notAllowed: { zh: '不允许的输入', en: 'an input that is not allowed' },
  unknown: { zh: '运行时才能知道', en: 'only known when the table runs' },
} as const;
