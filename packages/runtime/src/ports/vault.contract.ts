import { TenantId } from '@mortise/shared/tenant';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealBroken, type Vault } from './vault.ts';

type Opened = { readonly vault: Vault; close(): Promise<void> };

const a = TenantId.parse('tenant-a');
const b = TenantId.parse('tenant-b');

/** What every vault promises. `open` gives one without keys. */
export function vaultContract(name: string, open: () => Promise<Opened>) {
  describe(`vault on ${name}`, () => {
    let opened: Opened;
    let vault: Vault;
    beforeAll(async () => {
      opened = await open();
      vault = opened.vault;
    });
    afterAll(() => opened.close());

    const words = Buffer.from('韩梅梅 110101199003070011');
    const sealed = async (key: string) => vault.seal(a, key, words, 'here');

    test('what was sealed opens with its key in its place, and shows nothing of itself before', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.string(), async (bytes, about) => {
          const key = await vault.newKey(a);
          expect(Buffer.from(await vault.open(a, key, await vault.seal(a, key, bytes, about), about))).toEqual(Buffer.from(bytes));
        }),
        { numRuns: 50 },
      );
      const key = await vault.newKey(a);
      const twice = await Promise.all([sealed(key), sealed(key)]);
      expect(Buffer.from(twice[0]).includes(words)).toBe(false);
      expect(Buffer.compare(twice[0], twice[1])).not.toBe(0);
    });

    test('a seal opens in no other place, under no other key and for no other tenant', async () => {
      const key = await vault.newKey(a);
      const bytes = await sealed(key);
      await expect(vault.open(a, key, bytes, 'there')).rejects.toSatisfy(sealBroken.is);
      await expect(vault.open(a, await vault.newKey(a), bytes, 'here')).rejects.toSatisfy(sealBroken.is);
      await expect(vault.open(b, key, bytes, 'here')).rejects.toSatisfy(sealBroken.is);
      await expect(vault.seal(b, key, bytes, 'here')).rejects.toSatisfy(sealBroken.is);
      const own = await vault.newKey(a, 'li');
      await expect(vault.seal(b, own, bytes, 'here')).rejects.toSatisfy(sealBroken.is);
    });

    test('tells which keys end with a customer', async () => {
      const key = await vault.newKey(a);
      expect(vault.endsWithCustomer(key)).toBe(false);
      expect(vault.endsWithCustomer(await vault.rewrap(a, key, 'li'))).toBe(true);
      expect(vault.endsWithCustomer(await vault.newKey(a, 'han'))).toBe(true);
    });

    test('a change of any byte of what is sealed breaks the seal', async () => {
      const key = await vault.newKey(a);
      const whole = await sealed(key);
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (place, change) => {
          const bytes = Uint8Array.from(whole, (byte, at) => (at === place ? byte ^ change : byte));
          await expect(vault.open(a, key, bytes, 'here')).rejects.toSatisfy(sealBroken.is);
        }),
        { numRuns: 300 },
      );
      for (const length of [0, 1, 12, 28, whole.length - 1])
        await expect(vault.open(a, key, whole.slice(0, length), 'here')).rejects.toSatisfy(sealBroken.is);
    });

    test('a change of any letter of a wrapped key breaks it', async () => {
      const key = await vault.newKey(a, 'letters');
      const bytes = await sealed(key);
      await fc.assert(
        fc.asyncProperty(fc.nat(key.length - 1), fc.constantFrom(...'AQgw.-_%09z'), async (place, letter) => {
          fc.pre(key[place] !== letter);
          const changed = key.slice(0, place) + letter + key.slice(place + 1);
          await expect(vault.open(a, changed, bytes, 'here')).rejects.toSatisfy(sealBroken.is);
        }),
        { numRuns: 300 },
      );
      for (const text of ['', 'w1', 'w1.', '...', '%']) await expect(vault.open(a, text, bytes, 'here')).rejects.toSatisfy(sealBroken.is);
    });

    test("a key wrapped anew by a customer's opens what it sealed before", async () => {
      const key = await vault.newKey(a);
      const bytes = await sealed(key);
      const rewrapped = await vault.rewrap(a, key, 'li');
      expect(rewrapped).not.toBe(key);
      expect(Buffer.from(await vault.open(a, rewrapped, bytes, 'here'))).toEqual(words);
    });

    test('destroying a customer breaks all their seals for good, and nobody else’s', async () => {
      const [own, others, elsewhere] = [await vault.newKey(a, 'zhao'), await vault.newKey(a, 'zhao2'), await vault.newKey(b, 'zhao')];
      const rewrapped = await vault.rewrap(a, await vault.newKey(a), 'zhao');
      const before = await Promise.all([own, others, rewrapped].map(sealed));
      await vault.destroy(a, 'zhao');
      await expect(vault.open(a, own, before[0] ?? words, 'here')).rejects.toSatisfy(sealBroken.is);
      await expect(vault.open(a, rewrapped, before[2] ?? words, 'here')).rejects.toSatisfy(sealBroken.is);
      await expect(vault.seal(a, own, words, 'here')).rejects.toSatisfy(sealBroken.is);
      await expect(vault.newKey(a, 'zhao')).rejects.toSatisfy(sealBroken.is);
      await expect(vault.rewrap(a, others, 'zhao')).rejects.toSatisfy(sealBroken.is);
      expect(Buffer.from(await vault.open(a, others, before[1] ?? words, 'here'))).toEqual(words);
      expect(await vault.seal(b, elsewhere, words, 'here')).toBeDefined();
      await vault.destroy(a, 'zhao');
      await vault.destroy(a, 'never-seen');
    });

    test('a destruction that meets uses under way leaves none of them a key afterwards', async () => {
      const key = await vault.newKey(a, 'met');
      const bytes = await sealed(key);
      await Promise.allSettled([vault.open(a, key, bytes, 'here'), vault.destroy(a, 'met'), vault.newKey(a, 'met')]);
      await expect(vault.open(a, key, bytes, 'here')).rejects.toSatisfy(sealBroken.is);
    });

    test('keys asked for at once on first use are wrapped by one and the same', async () => {
      const c = TenantId.parse('tenant-c');
      const keys = await Promise.all(['first', 'first', 'first'].map((customer) => vault.newKey(c, customer)));
      for (const key of keys) expect(await vault.open(c, key, await vault.seal(c, key, words, 'x'), 'x')).toBeDefined();
    });

    test('a fingerprint is the same for the same value, tenant and purpose, and for nothing else', async () => {
      const print = await vault.fingerprint(a, 'phone', '13800000000');
      expect(await vault.fingerprint(a, 'phone', '13800000000')).toBe(print);
      const others = [
        await vault.fingerprint(a, 'phone', '13800000001'),
        await vault.fingerprint(a, 'identity', '13800000000'),
        await vault.fingerprint(b, 'phone', '13800000000'),
        await vault.sharedFingerprint('phone', '13800000000'),
      ];
      expect(new Set([print, ...others]).size).toBe(5);
      expect(await vault.sharedFingerprint('phone', '13800000000')).toBe(others[3]);
      expect(print).not.toContain('138');
    });
  });
}
