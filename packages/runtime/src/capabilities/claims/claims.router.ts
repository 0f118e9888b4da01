import { Claim, ClaimNumber, ClaimState, claimNumberFrom, progressOf, ReviewCase, stateTitles } from '@mortise/shared/claim';
import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import type { Documents } from '../../ports/documents.ts';
import type { Files } from '../../ports/files.ts';
import { pageInput, pageOf, requires, router } from '../../procedures/index.ts';
import { findTask, type SignedAddress, taskNotFound } from '../desk/index.ts';
import { claimNotFound, claimRegister } from './claim-register.ts';
import { reviewCaseOf } from './review-case.ts';

export type ClaimsParts = { readonly documents: Documents; readonly files: Files; readonly sign: SignedAddress };

const ListedClaim = z.strictObject({
  claimNo: ClaimNumber,
  policyNo: z.string(),
  state: ClaimState,
  stateTitle: Text,
  openedAt: z.string(),
  updatedAt: z.string(),
});
const OpenedClaim = ListedClaim.extend({ progress: Text, history: Claim.shape.history.readonly() });

const staff = requires('reviewer', 'approver', 'agent', 'admin');

/** The claims of the tenant, and the one screen a reviewer decides on. */
export function claimsRouter({ documents, files, sign }: ClaimsParts) {
  const register = claimRegister(documents);
  const find = async (scope: Parameters<typeof register.find>[0], text: string) => {
    const number = claimNumberFrom(text);
    const claim = number && (await register.find(scope, number));
    if (!claim) throw claimNotFound({ claim: text });
    return claim;
  };
  return router({
    /** Newest change first; `search` is a whole claim number. */
    list: staff
      .input(z.strictObject({ ...pageInput, state: ClaimState.optional(), search: z.string().min(1).max(40).optional() }))
      .output(pageOf(ListedClaim))
      .query(async ({ ctx, input: { state, search, limit, cursor } }) => {
        if (search !== undefined) {
          const number = claimNumberFrom(search);
          const claim = number && (await register.find(ctx.scope, number));
          return { items: claim ? [listed(claim)] : [] };
        }
        const page = await register.list(ctx.scope, state === undefined ? {} : { state }, { limit, cursor });
        return { items: page.items.map(listed), ...(page.next === undefined ? {} : { next: page.next }) };
      }),

    open: staff
      .input(z.strictObject({ claimNo: z.string().min(1).max(40) }))
      .output(OpenedClaim)
      .query(async ({ ctx, input }) => {
        const claim = await find(ctx.scope, input.claimNo);
        return { ...listed(claim), progress: progressOf(claim), history: claim.history };
      }),

    /** The case behind a review task. Unknown, foreign and other people's tasks are `task.not-found` alike. */
    review: requires('reviewer', 'admin')
      .input(z.strictObject({ task: z.string().min(1).max(200) }))
      .output(ReviewCase)
      .query(async ({ ctx, input }) => {
        const { task } = await findTask(documents, ctx.scope, input.task);
        if (task.type !== 'claims.review') throw taskNotFound({ task: input.task });
        return reviewCaseOf({ files, sign }, ctx.scope, task);
      }),
  });
}

function listed(claim: Claim): z.infer<typeof ListedClaim> {
  const { number, policyNumber, state, openedAt, history } = claim;
  return {
    claimNo: number,
    policyNo: policyNumber,
    state,
    stateTitle: stateTitles[state],
    openedAt,
    updatedAt: history.at(-1)?.at ?? openedAt,
  };
}
