import { differencesFrom, PayableVector, payableCaseFrom, payableOf } from '@mortise/shared/claim';
import { z } from 'zod';
import { defineGoldenEval } from './golden-cases.ts';

const Named = z.object({ name: z.string() });

/** `mortise eval payable`: calculates the benefit of every golden case and names those that come out otherwise. */
export const evalPayable = defineGoldenEval({
  name: 'eval payable',
  summary: 'Calculates the benefit of every golden case and compares each figure that is written down.',
  judge(element, index) {
    const named = Named.safeParse(element);
    const name = named.success ? named.data.name : `case ${index + 1}`;
    const vector = PayableVector.safeParse(element);
    if (!vector.success) return { name, differences: ['the case is not in the form of a golden case'] };
    const { plan, year, claimed } = payableCaseFrom(vector.data);
    return { name, differences: differencesFrom(vector.data, payableOf(plan, year, claimed), year) };
  },
});
