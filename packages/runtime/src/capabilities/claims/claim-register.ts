import { localDateOf } from '@mortise/shared/calendar';
import { Claim, type ClaimTransition, claimNumberOf, moveClaim } from '@mortise/shared/claim';
import { defineFault } from '@mortise/shared/fault';
import { JsonRecord, plainJson } from '@mortise/shared/json';
import type { Scope } from '@mortise/shared/tenant';
import { z } from 'zod';
import { type Collection, type Document, type Documents, documentChanged, documentDuplicate } from '../../ports/documents.ts';
import type { Page, PageRequest } from '../../ports/execution-store.ts';

export const claimNotFound = defineFault<{ claim: string }>('claim.not-found', 'caller', ({ claim }) => `there is no claim ${claim}`);

/** A claim with the keys of the effects that made it what it is: an effect asked again finds its own and changes nothing. */
const Registered = z.strictObject({ claim: Claim, keys: z.array(z.string()), execution: z.string().optional() });
type Registered = z.infer<typeof Registered>;

const claims: Collection = { name: 'claims', indexes: ['state', 'customer', 'policy'], unique: ['openedBy'] };
const triesAtMost = 8;

/** The tenant's claims, by number. Every change is a transition that `moveClaim` allows, committed by compare-and-set. */
export function claimRegister(documents: Documents) {
  const put = (scope: Scope, held: Registered, openedBy: string, ifVersion: number) => {
    const { number, state, customerId, policyNumber } = held.claim;
    const keys = { state, customer: customerId, policy: policyNumber, openedBy };
    return documents.put(scope, claims, { id: number, keys, body: JsonRecord.parse(plainJson(held)), owner: customerId }, ifVersion);
  };
  const load = async (scope: Scope, number: string) => {
    const document = await documents.get(scope, claims, number);
    if (!document) throw claimNotFound({ claim: number });
    return { document, held: Registered.parse(document.body) };
  };
  return {
    /** Opens a claim; the same key gives the same claim. `random` draws at least eight bytes. */
    async open(
      scope: Scope,
      about: Pick<Claim, 'policyNumber' | 'customerId' | 'plan'>,
      by: { key: string; at: string; zone: string; random(): Uint8Array },
    ): Promise<Claim> {
      const earlier = await documents.find(scope, claims, { openedBy: by.key }, { by: 'id', order: 'asc' }, { limit: 1 });
      const [known] = earlier.items;
      if (known) return Registered.parse(known.body).claim;
      for (let tries = 1; ; tries++) {
        const claim: Claim = {
          ...about,
          number: claimNumberOf(localDateOf(by.at, by.zone), by.random()),
          state: 'reported',
          openedAt: by.at,
          history: [],
        };
        try {
          await put(scope, { claim, keys: [by.key] }, by.key, 0);
          return claim;
        } catch (error) {
          if (documentDuplicate.is(error)) return this.open(scope, about, by);
          if (!documentChanged.is(error) || tries >= triesAtMost) throw error;
        }
      }
    },

    /** Moves a claim from where it stands. Asked again with the same key, or where it stands there already, it gives what there is. */
    async move(scope: Scope, number: string, transition: Omit<ClaimTransition, 'from'>, key: string): Promise<Claim> {
      for (let tries = 1; ; tries++) {
        const { document, held } = await load(scope, number);
        if (held.keys.includes(key) || held.claim.state === transition.to) return held.claim;
        const claim = moveClaim(held.claim, { ...transition, from: held.claim.state });
        try {
          await put(scope, { ...held, claim, keys: [...held.keys, key] }, openedBy(document), document.version);
          return claim;
        } catch (error) {
          if (!documentChanged.is(error) || tries >= triesAtMost) throw error;
        }
      }
    },

    async find(scope: Scope, number: string): Promise<Claim | undefined> {
      const document = await documents.get(scope, claims, number);
      return document ? Registered.parse(document.body).claim : undefined;
    },

    /** Newest first. */
    async list(
      scope: Scope,
      filter: { readonly state?: string; readonly customer?: string; readonly policy?: string },
      page: PageRequest,
    ): Promise<Page<Claim>> {
      const found = await documents.find(scope, claims, filter, { by: 'updatedAt', order: 'desc' }, page);
      return { items: found.items.map(({ body }) => Registered.parse(body).claim), next: found.next };
    },
  };
}

function openedBy({ keys }: Document): string {
  return String(keys.openedBy ?? '');
}
