import { createHash, randomInt } from 'node:crypto';
import type { Scope } from '@mortise/shared/tenant';
import { z } from 'zod';
import { type Collection, type Documents, documentChanged } from '../../ports/documents.ts';

const codes: Collection = { name: 'one-time-codes', indexes: [] };
const Sent = z.strictObject({ digest: z.string(), until: z.number(), tries: z.int(), sentAt: z.array(z.number()), key: z.string() });

const validMs = 5 * 60_000;
const triesAtMost = 5;
/** Per phone number and hour. */
const sendsAtMost = 5;
const hourMs = 3_600_000;

/**
 * One-time codes by phone. `phone` is a keyed hash, never the number. Both answers are alike for numbers we know and do not know: who
 * asks learns nothing about who is a customer (D10).
 */
export function oneTimeCodes(documents: Documents) {
  const load = async (scope: Scope, phone: string) => {
    const document = await documents.get(scope, codes, phone);
    return { version: document?.version ?? 0, sent: document ? Sent.parse(document.body) : undefined };
  };
  return {
    /** A new code to send, or `undefined` when this number was sent too many. The same key draws once: asked again, it gives `'sent'`. */
    async issue(scope: Scope, phone: string, key: string, now: number): Promise<string | 'sent' | undefined> {
      const { version, sent } = await load(scope, phone);
      if (sent?.key === key) return 'sent';
      const recent = (sent?.sentAt ?? []).filter((at) => now - at < hourMs);
      if (recent.length >= sendsAtMost) return undefined;
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const body = { digest: digestOf(phone, code), until: now + validMs, tries: 0, sentAt: [...recent, now], key };
      await documents.put(scope, codes, { id: phone, keys: {}, body }, version);
      return code;
    },

    /** Whether the code is right. A right code works once; after five wrong ones none does. */
    async check(scope: Scope, phone: string, code: string, now: number): Promise<boolean> {
      const { version, sent } = await load(scope, phone);
      if (!sent || sent.until < now || sent.tries >= triesAtMost) return false;
      const right = sent.digest === digestOf(phone, code);
      const body = right ? { ...sent, until: 0 } : { ...sent, tries: sent.tries + 1 };
      try {
        await documents.put(scope, codes, { id: phone, keys: {}, body }, version);
      } catch (error) {
        if (documentChanged.is(error)) return this.check(scope, phone, code, now);
        throw error;
      }
      return right;
    },
  };
}

function digestOf(phone: string, code: string): string {
  return createHash('sha256').update(`${phone}:${code}`).digest('base64url');
}
