import { randomFillSync } from 'node:crypto';

/** Random bytes are drawn many at a time: one draw costs as much as sealing a small batch. */
const pool = Buffer.alloc(8192);
let drawn = pool.length;

/** Random bytes that nobody is given twice; they are wiped from the pool as they leave it. `size` is 8,192 at most. */
export function freshBytes(size: number): Buffer {
  if (drawn + size > pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  const fresh = Buffer.from(pool.subarray(drawn, drawn + size));
  pool.fill(0, drawn, drawn + size);
  drawn += size;
  return fresh;
}
