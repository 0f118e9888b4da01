import { fenFromUpper, upperFrom } from '@mortise/shared/money';
import { z } from 'zod';
import { defineGoldenEval } from './golden-cases.ts';

const RmbCase = z.object({ fen: z.int(), upper: z.string() });

/** `mortise eval rmb`: reads every amount in capital characters and writes it again; either legal style of 零 and 整 is right. */
export const evalRmb = defineGoldenEval({
  name: 'eval rmb',
  summary: 'Reads every amount in capital characters (大写) and writes it again.',
  judge(element, index) {
    const parsed = RmbCase.safeParse(element);
    if (!parsed.success) return { name: `case ${index + 1}`, differences: ['the case is not { fen, upper }'] };
    const { fen, upper } = parsed.data;
    const differences: string[] = [];
    if (fenFromUpper(upper) !== fen) differences.push(`read as ${fenFromUpper(upper) ?? 'nothing'} fen`);
    if (oneStyleOf(upperFrom(fen)) !== oneStyleOf(upper)) differences.push(`written as ${upperFrom(fen)}`);
    return { name: upper, differences };
  },
});

/** The rules leave open 元 or 圆, 整 or 正 and whether it stands after 角, and a 零 between 元 and what follows. */
function oneStyleOf(upper: string): string {
  return upper
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll('圆', '元')
    .replaceAll(/[整正]$/g, '')
    .replaceAll('元零', '元');
}
