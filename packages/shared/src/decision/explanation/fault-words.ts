import { nameOfKind } from '../../expression/index.ts';
import type { FaultData } from '../../fault/index.ts';
import { type Language, type Text, textIn } from '../../text/index.ts';
import { ColumnType } from '../decision-table.ts';

/** Why a table could not decide, as an operator understands it; of a fault nobody foresaw here, its own message. */
export function faultWords({ code, message, facts }: FaultData, language: Language): string {
  if (code === 'decision.input-of-other-type') {
    const [type, found] = [facts.type, facts.found].map((kind) => textIn(language, kindWords(String(kind))));
    return textIn(language, { zh: `需要${type}，却是${found}`, en: `it should be ${type} and is ${found}` });
  }
  const words = sentences.get(code);
  return words === undefined ? message : textIn(language, words);
}

function kindWords(kind: string): Text {
  const known = ColumnType.safeParse(kind);
  return known.success ? nameOfKind(known.data) : (otherKinds.get(kind) ?? { zh: kind, en: kind });
}

const otherKinds = new Map<string, Text>([
  ['list', nameOfKind('list')],
  ['context', nameOfKind('context')],
  ['range', nameOfKind('range')],
]);

const sentences = new Map<string, Text>([
  ['decision.input-not-allowed', { zh: '值不在这一列允许的值之中', en: 'its value is none this column allows' }],
  [
    'expression.type-mismatch',
    { zh: '两边不是同一种值，不能比较或计算', en: 'the two sides are not of a kind, so they cannot be compared or calculated with' },
  ],
  ['expression.not-computable', { zh: '算不出结果，例如除以零', en: 'there is no result, as when dividing by zero' }],
  ['expression.undecided', { zh: '条件用到了没有给出的值', en: 'a condition needs a value that is not given' }],
  ['expression.budget-exceeded', { zh: '计算的步骤太多', en: 'it takes too many steps' }],
]);
