import { defineCheck } from '../define-check.ts';

/** V16 inside one tenant: the receipt was not handed in before. The look-up by key and fingerprint is the caller's. */
export const notSeenBefore = defineCheck({
  id: 'V16',
  title: { zh: '票据未重复使用', en: 'The receipt was not used before' },
  weight: 80,
  judge({ seen }) {
    if (seen === undefined) {
      const message = { zh: '尚未查询重复票据。', en: 'Nobody has looked for duplicates yet.' };
      return { verdict: 'not-checkable', message, about: [] };
    }
    const same = seen.find(({ match }) => match === 'receipt');
    if (same !== undefined) {
      const message = {
        zh: `该票据已于 ${same.on} 在理赔案件 ${same.claimNumber} 中使用。`,
        en: `This receipt was used on ${same.on} in claim ${same.claimNumber}.`,
      };
      return { verdict: 'fail', message, about: ['code', 'number'] };
    }
    const alike = seen[0];
    if (alike !== undefined) {
      const message = {
        zh: `理赔案件 ${alike.claimNumber} 中有一张明细和金额完全相同的票据。`,
        en: `Claim ${alike.claimNumber} has a receipt with exactly the same lines and amounts.`,
      };
      return { verdict: 'warn', message, about: ['number', 'totalFen'] };
    }
    return { verdict: 'pass', message: { zh: '未发现重复使用。', en: 'No earlier use was found.' }, about: ['code', 'number'] };
  },
});
