import type { Text } from '../../text/index.ts';
import type { CellChanged, ColumnChange, ColumnPart, RuleChange, TableDifference } from './table-difference.ts';

/** One sentence of a difference, and the rule it is about, if it is about one: by its id, as it was or is. */
export type DifferenceLine = { readonly text: Text; readonly rule?: string };

/** The difference in sentences, the weightiest first. Rows are counted from 1, as people do. */
export function differenceLines({ name, hitPolicy, columns, rules, reordered }: TableDifference): readonly DifferenceLine[] {
  const head: readonly Text[] = [
    ...(hitPolicy === undefined ? [] : [changedText({ zh: '命中策略', en: 'The hit policy' }, hitPolicy)]),
    ...columns.map(columnText),
  ];
  const foot: readonly Text[] = [
    ...(name === undefined ? [] : [changedText({ zh: '名称', en: 'The name' }, name)]),
    ...(reordered === 0
      ? []
      : [
          {
            zh: `${reordered} 条规则换了位置，命中策略与顺序无关，结果不变。`,
            en: `${countOf(reordered, 'rule')} moved; under this hit policy the order decides nothing.`,
          },
        ]),
  ];
  return [
    ...head.map((text) => ({ text })),
    ...rules.map((change) => ({ text: ruleText(change), rule: change.rule })),
    ...foot.map((text) => ({ text })),
  ];
}

function columnText(change: ColumnChange): Text {
  const side = change.side === 'inputs' ? { zh: '输入列', en: 'Input' } : { zh: '输出列', en: 'Output' };
  const named = { zh: `${side.zh}“${change.label}”`, en: `${side.en} “${change.label}”` };
  switch (change.is) {
    case 'added':
      return { zh: `新增${named.zh}，${change.used} 条规则用到。`, en: `${named.en} was added; ${countOf(change.used, 'rule')} use it.` };
    case 'removed':
      return {
        zh: `删除${named.zh}，原来 ${change.used} 条规则用到。`,
        en: `${named.en} was removed; ${countOf(change.used, 'rule')} used it.`,
      };
    case 'moved':
      return {
        zh: `${named.zh}从第 ${change.before + 1} 位移到第 ${change.after + 1} 位，优先次序随之改变。`,
        en: `${named.en} moved from place ${change.before + 1} to ${change.after + 1}, and its priority with it.`,
      };
    case 'changed': {
      const parts = change.parts.map((part) => changedText(partNames[part.part], part));
      return { zh: `${named.zh}：${parts.map(({ zh }) => zh).join('')}`, en: `${named.en}: ${parts.map(({ en }) => en).join(' ')}` };
    }
  }
}

function ruleText(change: RuleChange): Text {
  switch (change.is) {
    case 'added':
      return {
        zh: `新增第 ${change.row + 1} 行（${change.rule}）：${cellsText(change.cells)}。`,
        en: `Row ${change.row + 1} (${change.rule}) was added: ${cellsText(change.cells)}.`,
      };
    case 'removed':
      return {
        zh: `删除原第 ${change.row + 1} 行（${change.rule}）：${cellsText(change.cells)}。`,
        en: `Former row ${change.row + 1} (${change.rule}) was removed: ${cellsText(change.cells)}.`,
      };
    case 'moved':
      return {
        zh: `第 ${change.before + 1} 行（${change.rule}）移到第 ${change.after + 1} 行：命中策略看顺序，结果可能改变。`,
        en: `Row ${change.before + 1} (${change.rule}) moved to row ${change.after + 1}: the order decides here, so results may change.`,
      };
    case 'changed': {
      const cells = change.cells.map(cellText);
      return {
        zh: `第 ${change.row + 1} 行（${change.rule}）：${cells.map(({ zh }) => zh).join('；')}。`,
        en: `Row ${change.row + 1} (${change.rule}): ${cells.map(({ en }) => en).join('; ')}.`,
      };
    }
  }
}

function cellText({ label, before, after }: CellChanged): Text {
  return {
    zh: `“${label}”由 ${shown(before, 'zh')} 改为 ${shown(after, 'zh')}`,
    en: `“${label}” from ${shown(before, 'en')} to ${shown(after, 'en')}`,
  };
}

function changedText(name: Text, { before, after }: { readonly before: string; readonly after: string }): Text {
  return {
    zh: `${name.zh}由 ${shown(before, 'zh')} 改为 ${shown(after, 'zh')}。`,
    en: `${name.en} changed from ${shown(before, 'en')} to ${shown(after, 'en')}.`,
  };
}

function shown(text: string, language: 'zh' | 'en'): string {
  if (text === '-') return language === 'zh' ? '不限' : 'any value';
  if (text === '') return language === 'zh' ? '（空）' : '(nothing)';
  return text;
}

function cellsText(cells: readonly string[]): string {
  return cells.map((cell) => (cell === '' ? '""' : cell)).join(' | ');
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const partNames: Readonly<Record<ColumnPart, Text>> = {
  name: { zh: '编号', en: 'The id' },
  label: { zh: '名称', en: 'The label' },
  expression: { zh: '表达式', en: 'The expression' },
  type: { zh: '类型', en: 'The type' },
  allowed: { zh: '允许值', en: 'The allowed values' },
};
