import type { Language, Text } from '../../text/index.ts';
import type { ColumnType } from '../decision-table.ts';
import { typeTitles } from './head-words.ts';
import type { LayoutColumn } from './layout.ts';

type Column = { readonly column: LayoutColumn; readonly type: ColumnType; readonly guessed: boolean };

/** What was taken for granted about a sheet as a whole: known columns, types that the cells tell, and the hit policy. */
export function remarksOn(columns: readonly Column[], policy: 'given' | 'kept' | 'missing'): readonly Text[] {
  const [known, guessed] = [columns.filter(({ column }) => column.known === true), columns.filter((column) => column.guessed)];
  const headings = (language: Language) => known.map(({ column }) => column.heading).join(language === 'zh' ? '、' : ', ');
  const types = (language: Language) =>
    guessed.map(({ column, type }) => `${column.heading}: ${typeTitles[type][language]}`).join(language === 'zh' ? '，' : ', ');
  return [
    ...(policy === 'missing' ? [{ zh: '没有写命中策略，按“唯一”处理。', en: 'No hit policy was given: taken as UNIQUE.' }] : []),
    ...(policy === 'kept' ? [{ zh: '命中策略保持不变。', en: 'The hit policy stays as it is.' }] : []),
    ...(known.length === 0
      ? []
      : [{ zh: `这些列沿用现在的设置：${headings('zh')}。`, en: `These columns keep their settings: ${headings('en')}.` }]),
    ...(guessed.length === 0
      ? []
      : [{ zh: `这些列的类型由内容推断：${types('zh')}。`, en: `Types taken from what stands in the cells: ${types('en')}.` }]),
  ];
}
