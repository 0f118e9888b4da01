import { createHash, randomBytes } from 'node:crypto';
import { type Scope, serviceScope, TenantId } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import type { Collection, Documents } from '../../ports/documents.ts';

const tokens: Collection = { name: 'conversation-tokens', indexes: ['conversation'] };

const Stored = z.strictObject({ conversation: z.string(), until: z.iso.datetime() });

/** A claim may take weeks, and its customer comes back to the same conversation. */
const livesMs = 30 * 24 * 3_600_000;

/** Who holds a conversation's token: the customer of that conversation and nobody else. */
export type Speaker = { readonly scope: Scope; readonly conversation: string };

/** Bearer tokens of conversations: shown once, stored as a hash, never a cookie, since the chat stands in other people's pages. */
export interface ConversationTokens {
  issue(scope: Scope, conversation: string): Promise<string>;
  /** `undefined` when the token is unknown, expired or revoked. */
  speakerOf(token: string): Promise<Speaker | undefined>;
  /** Every token of the conversation ends now. */
  revoke(scope: Scope, conversation: string): Promise<void>;
}

export function openConversationTokens({ documents, clock }: { readonly documents: Documents; readonly clock: Clock }): ConversationTokens {
  return {
    async issue(scope, conversation) {
      const token = `mc_${scope.tenantId}_${randomBytes(32).toString('base64url')}`;
      const until = new Date(clock.now() + livesMs).toISOString();
      await documents.put(scope, tokens, { id: hashOf(token), keys: { conversation }, body: { conversation, until } }, 0);
      return token;
    },

    async speakerOf(token) {
      const tenantId = tenantIn(token);
      if (tenantId === undefined) return undefined;
      const found = await documents.get(serviceScope(tenantId), tokens, hashOf(token));
      const stored = found && Stored.parse(found.body);
      if (!stored || Date.parse(stored.until) <= clock.now()) return undefined;
      const { conversation } = stored;
      return { conversation, scope: { tenantId, actor: `customer:${conversation}`, roles: ['customer'] } };
    },

    async revoke(scope, conversation) {
      for (;;) {
        const page = await documents.find(scope, tokens, { conversation }, { by: 'id', order: 'asc' }, { limit: 200 });
        if (page.items.length === 0) return;
        for (const { id } of page.items) await documents.remove(scope, tokens, id);
      }
    },
  };
}

/** The tenant a token claims; the look-up under its hash is what proves it. */
function tenantIn(token: string): TenantId | undefined {
  const [, tenant] = /^mc_([a-z][a-z0-9-]{1,31})_[\w-]{43}$/.exec(token) ?? [];
  return TenantId.safeParse(tenant).data;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
