import { type PolicyYear, untouchedYear, yearAfter } from '@mortise/shared/claim';
import { JsonRecord, plainJson } from '@mortise/shared/json';
import type { Scope } from '@mortise/shared/tenant';
import { z } from 'zod';
import { type Collection, type Documents, documentChanged } from '../../ports/documents.ts';

const Posting = z.strictObject({
  key: z.string(),
  claim: z.string(),
  deductibleFen: z.int(),
  limitFen: z.int(),
  otherCommercialFen: z.int(),
});
export type Posting = z.infer<typeof Posting>;

const Ledger = z.strictObject({ postings: z.array(Posting) });
const ledgers: Collection = { name: 'policy-years', indexes: ['policy'] };

/** A year as it was read: a posting on it holds only while `version` is still the newest. */
export type LedgerYear = { readonly version: number; readonly used: PolicyYear };

/** What each policy year has used, as the sum of its postings. Two claims can never use the same deductible or limit: each posting names the version it was calculated on. */
export function policyLedger(documents: Documents) {
  const read = async (scope: Scope, year: string) => {
    const document = await documents.get(scope, ledgers, year);
    return { version: document?.version ?? 0, postings: document ? Ledger.parse(document.body).postings : [] };
  };
  return {
    async year(scope: Scope, policy: string, startsOn: string): Promise<LedgerYear> {
      const { version, postings } = await read(scope, yearOf(policy, startsOn));
      return { version, used: postings.reduce((used, posting) => yearAfter(used, posting), untouchedYear) };
    },

    /** Posts what a decision used. `stale` when another claim posted since the year was read; the same key again is `posted`. */
    async post(scope: Scope, policy: string, startsOn: string, posting: Posting, ifVersion: number): Promise<'posted' | 'stale'> {
      const id = yearOf(policy, startsOn);
      const { version, postings } = await read(scope, id);
      if (postings.some(({ key }) => key === posting.key)) return 'posted';
      if (version !== ifVersion) return 'stale';
      try {
        await documents.put(
          scope,
          ledgers,
          { id, keys: { policy }, body: JsonRecord.parse(plainJson({ postings: [...postings, posting] })) },
          ifVersion,
        );
        return 'posted';
      } catch (error) {
        if (documentChanged.is(error)) return this.post(scope, policy, startsOn, posting, ifVersion);
        throw error;
      }
    },
  };
}

function yearOf(policy: string, startsOn: string): string {
  return `${policy}:${startsOn}`;
}
