import type { Findings } from './finding.ts';
import type { Space } from './space/space.ts';
import { nameOfInput } from './words/region-words.ts';

/** The columns none of whose cells judges a missing value: whatever rule is asked, the table answers that the input is missing. */
export function undecidedNulls({ columns, rows }: Space): Findings {
  const findings = columns.flatMap(({ input }, index) => {
    if (rows.length === 0 || rows.some(({ onNull }) => onNull[index] === 'yes' || onNull[index] === 'no')) return [];
    const name = nameOfInput(input);
    return [
      {
        code: 'decision.undecided-null',
        severity: 'hint',
        where: { part: 'input', input: input.id },
        message: {
          zh: `没有规则能判断“${name}”缺失的情况：那时得不到结果，只会报告缺少输入。`,
          en: `No rule judges a missing “${name}”: the table then gives no result but reports the missing input.`,
        },
        rules: [],
        share: 0,
      } as const,
    ];
  });
  return { findings };
}
