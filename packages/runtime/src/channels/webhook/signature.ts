import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long after its time a signed call is still taken, and before. */
const freshMs = 5 * 60_000;

/** A signed call: its time (seconds since 1970), its delivery id, its raw body, and `v1=` with the hex HMAC-SHA-256. */
export type SignedCall = { readonly timestamp: string; readonly delivery: string; readonly body: Uint8Array; readonly signature: string };

/** The signature of a call: over time, delivery id and raw body, joined by dots. */
export function signCall(secret: string, { timestamp, delivery, body }: Omit<SignedCall, 'signature'>): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${delivery}.`).update(body).digest('hex')}`;
}

/** Whether the call was signed with this secret within the last five minutes. Compares in constant time. */
export function isSignedWith(secret: string, call: SignedCall, now: number): boolean {
  const at = /^\d{1,12}$/.test(call.timestamp) ? Number(call.timestamp) * 1000 : Number.NaN;
  const expected = Buffer.from(signCall(secret, call));
  const given = Buffer.from(call.signature);
  const same = given.length === expected.length && timingSafeEqual(given, expected);
  return same && Math.abs(now - at) <= freshMs;
}
