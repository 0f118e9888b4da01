import type { Text } from '../../text/index.ts';

/** A word of the language, what it does, and whether it begins a value or follows one. */
export type Keyword = { readonly word: string; readonly insert: string; readonly help: Text; readonly follows: boolean };

/** The words of FEEL a writer may want next. */
export const keywords: readonly Keyword[] = [
  begins('if', 'if ', { zh: '按条件取值：if 条件 then 值 else 值。', en: 'Chooses: if condition then value else value.' }),
  begins('for', 'for ', { zh: '对每一项计算：for x in 列表 return 值。', en: 'Computes for each item: for x in list return value.' }),
  begins('some', 'some ', {
    zh: '是否至少一项满足：some x in 列表 satisfies 条件。',
    en: 'Whether at least one item fits: some x in list satisfies condition.',
  }),
  begins('every', 'every ', {
    zh: '是否每一项都满足：every x in 列表 satisfies 条件。',
    en: 'Whether every item fits: every x in list satisfies condition.',
  }),
  begins('function', 'function(', { zh: '定义函数：function(x) 算式。', en: 'Defines a function: function(x) expression.' }),
  begins('true', 'true', { zh: '是。', en: 'Yes.' }),
  begins('false', 'false', { zh: '否。', en: 'No.' }),
  begins('null', 'null', { zh: '没有值。', en: 'No value.' }),
  follows('and', { zh: '两个条件都满足。', en: 'Both conditions hold.' }),
  follows('or', { zh: '至少一个条件满足。', en: 'At least one condition holds.' }),
  follows('in', { zh: '在区间或列表之中。', en: 'Within a range or list.' }),
  follows('between', { zh: '介于两者之间，含两端：between 1 and 5。', en: 'From one to the other, both included: between 1 and 5.' }),
  follows('instance of', { zh: '是否属于某种类型。', en: 'Whether it is of a type.' }),
  follows('then', { zh: '条件满足时的值。', en: 'The value if the condition holds.' }),
  follows('else', { zh: '条件不满足时的值。', en: 'The value if it does not.' }),
  follows('return', { zh: '每一项的结果。', en: 'The result for each item.' }),
  follows('satisfies', { zh: '每一项要满足的条件。', en: 'The condition for each item.' }),
];

function begins(word: string, insert: string, help: Text): Keyword {
  return { word, insert, help, follows: false };
}

function follows(word: string, help: Text): Keyword {
  return { word, insert: `${word} `, help, follows: true };
}
