import type { Text } from '../../text/index.ts';
import type { AmountChange } from './amounts.ts';
import type { Replay } from './replay-table.ts';

/** What a replay found, in one sentence and one for each amount that changes: “1,204 条中有 17 条会改变”. */
export function replayText({ total, changed, amounts }: Pick<Replay, 'total' | 'changed' | 'amounts'>): readonly Text[] {
  const [all, some] = [grouped(total), grouped(changed)];
  const head: Text =
    changed === 0
      ? { zh: `${all} 条都不变。`, en: `None of ${all} would change.` }
      : { zh: `${all} 条中有 ${some} 条会改变。`, en: `${some} of ${all} would change.` };
  return [head, ...amounts.filter(({ beforeFen, afterFen }) => beforeFen !== afterFen).map(amountText)];
}

function amountText({ output, beforeFen, afterFen }: AmountChange): Text {
  const [before, after, more] = [yuan(beforeFen), yuan(afterFen), yuan(afterFen - beforeFen)];
  const sign = afterFen > beforeFen ? '+' : '';
  return {
    zh: `“${output}”合计由 ${before} 元变为 ${after} 元（${sign}${more} 元）。`,
    en: `“${output}” comes to ${after} yuan instead of ${before} (${sign}${more}).`,
  };
}

function yuan(fen: number): string {
  const [whole = 0, rest = 0] = [Math.floor(Math.abs(fen) / 100), Math.abs(fen) % 100];
  return `${fen < 0 ? '-' : ''}${grouped(whole)}.${String(rest).padStart(2, '0')}`;
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
