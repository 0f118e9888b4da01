import { argonPasswords } from '../capabilities/tenants/index.ts';

/** The real thing at the least cost it allows: cheap enough for tests. */
export function quickPasswords() {
  return argonPasswords({ memoryCost: 1024, timeCost: 1, parallelism: 1 });
}
