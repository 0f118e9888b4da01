import { randomFillSync } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';

/** Crockford's base 32: no letter that reads like a digit; sorts like the numbers it writes. */
const digits = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Ids of the ULID layout in lower case: 10 characters of time (48 bits of ms), 16 of chance (80 bits). Ordered by the millisecond; within one
 * they are drawn afresh rather than counted up, so that no id can be guessed from the one before.
 */
export function systemIds(clock: Clock): Ids {
  // Drawn for many ids at a time: one draw costs as much as all else an id takes.
  const pool = new Uint8Array(16 * 256);
  let drawn = pool.length;
  return {
    next() {
      let time = '';
      for (let left = clock.now(), place = 0; place < 10; place++, left = Math.floor(left / 32)) time = digits.charAt(left % 32) + time;
      if (drawn === pool.length) {
        randomFillSync(pool);
        drawn = 0;
      }
      const chance = pool.subarray(drawn, drawn + 16);
      drawn += 16;
      return chance.reduce((id, byte) => id + digits.charAt(byte % 32), time);
    },
  };
}
