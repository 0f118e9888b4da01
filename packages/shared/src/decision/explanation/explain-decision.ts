import { type FeelContext, type FeelValue, isList } from '../../expression/index.ts';
import { type Language, textIn } from '../../text/index.ts';
import type { DecisionTable } from '../decision-table.ts';
import type { Decision } from '../verdict.ts';
import { columnName, valueWords } from './cell-statement.ts';
import { faultWords } from './fault-words.ts';
import { type Account, askedRows, failedSentence, rowSentence } from './row-sentence.ts';

/**
 * A decision in sentences, for screens and for those who have to account for it: first what was decided or why it was not, then a
 * sentence for each row that it rests on, as `第 3 行：金额 1200 ≤ 3000 ✓，风险 low ✓`. Where no row holds, those that lack the fewest cells, at
 * most three, each with the first that failed. Rows are counted from 1. Tells the values of the inputs: it is as secret as they are.
 */
export function explainDecision(table: DecisionTable, decision: Decision, language: Language): readonly string[] {
  const account: Account = { table, trace: decision.trace, language };
  switch (decision.is) {
    case 'output':
      return [outputSentence(decision.output, language), ...rowSentences(account, decision.rules)];
    case 'noMatch':
      return [textIn(language, { zh: '没有一行符合。', en: 'No row holds.' }), ...nearestSentences(account)];
    case 'conflict':
      return [conflictSentence(account, decision.rules), ...rowSentences(account, decision.rules)];
    case 'missingInput':
      return missingSentences(account, decision.input);
    case 'typeError':
      return faultSentences(account, decision);
  }
}

function outputSentence(output: FeelContext, language: Language): string {
  const said = [...output].map(([name, value]) => `${name} = ${outputWords(value, language)}`);
  return textIn(language, { zh: `决定：${said.join('，')}。`, en: `Decided: ${said.join(', ')}.` });
}

function outputWords(value: FeelValue, language: Language): string {
  if (!isList(value)) return valueWords(value, language);
  return `[${value.map((item) => valueWords(item, language)).join(', ')}]`;
}

/** The rows, in the order the decision names them. */
function rowSentences(account: Account, rules: readonly string[]): string[] {
  const rows = new Map(askedRows(account).map((row) => [row.id, row]));
  return rules.flatMap((rule) => {
    const row = rows.get(rule);
    return row === undefined ? [] : [rowSentence(row, account.language)];
  });
}

/** Of the rows that were nearly met, as many are told. */
const mostNearest = 3;

function nearestSentences(account: Account): string[] {
  const rows = askedRows(account).map((row) => ({ row, lacks: row.cells.filter(({ verdict }) => verdict === 'no').length }));
  const fewest = Math.min(...rows.map(({ lacks }) => lacks));
  const nearest = rows.filter(({ lacks }) => lacks === fewest).slice(0, mostNearest);
  return nearest.map(({ row }) => failedSentence(row, account.language));
}

function conflictSentence({ table, language }: Account, rules: readonly string[]): string {
  const places = table.rules.flatMap(({ id }, at) => (rules.includes(id) ? [at + 1] : []));
  if (table.hitPolicy === 'UNIQUE') {
    return textIn(language, {
      zh: `无法决定：只能有一行符合，第 ${places.join('、')} 行却都符合。`,
      en: `Undecided: one row may hold, but rows ${places.join(', ')} do.`,
    });
  }
  return textIn(language, {
    zh: `无法决定：第 ${places.join('、')} 行都符合，结果却不同。`,
    en: `Undecided: rows ${places.join(', ')} hold and say different things.`,
  });
}

/** The first row that is not ruled out and needs the value. */
function missingSentences(account: Account, input: string): string[] {
  const { table, language } = account;
  const column = table.inputs.find(({ id }) => id === input);
  const name = column === undefined ? input : columnName(column);
  const row = askedRows(account).find(
    ({ cells }) => cells.every(({ verdict }) => verdict !== 'no') && cells.find(({ verdict }) => verdict === 'open')?.input.id === input,
  );
  const asks = row?.cells.find((cell) => cell.input.id === input);
  const sentence =
    asks === undefined || asks.value === null
      ? { zh: `无法决定：没有给出“${name}”。`, en: `Undecided: “${name}” is not given.` }
      : { zh: `无法决定：“${name}”这一列用到了没有给出的值。`, en: `Undecided: the column “${name}” needs a value that is not given.` };
  return [textIn(language, sentence), ...(row === undefined ? [] : [rowSentence(row, language)])];
}

function faultSentences(account: Account, { input, rule, fault }: Decision & { is: 'typeError' }): string[] {
  const { table, language } = account;
  const why = faultWords(fault, language);
  const column = table.inputs.find(({ id }) => id === input);
  const name = column === undefined ? (input ?? '') : columnName(column);
  const place = table.rules.findIndex(({ id }) => id === rule) + 1;
  if (rule === undefined) return [textIn(language, { zh: `无法决定：“${name}”：${why}。`, en: `Undecided: “${name}”: ${why}.` })];
  const sentence =
    input === undefined
      ? { zh: `无法决定：第 ${place} 行的结果${why}。`, en: `Undecided: what row ${place} gives: ${why}.` }
      : { zh: `无法决定：第 ${place} 行的“${name}”：${why}。`, en: `Undecided: row ${place} at “${name}”: ${why}.` };
  return [textIn(language, sentence), ...rowSentences(account, [rule])];
}
