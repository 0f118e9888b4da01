import { hash, type Options, verify } from '@node-rs/argon2';

/** Keeps passwords as Argon2id hashes. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long without a hash as with one, so that an unknown name cannot be told by the clock. */
  matches(password: string, hashed: string | undefined): Promise<boolean>;
}

/** OWASP's second choice: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const satisfies Options;

/** `options` is for tests that do not want to wait. */
export function argonPasswords(options: Pick<Options, 'memoryCost' | 'timeCost' | 'parallelism'> = cost): Passwords {
  let nobodys: Promise<string> | undefined;
  return {
    hash: (password) => hash(password, options),
    async matches(password, hashed) {
      nobodys ??= hash('the password of nobody', options);
      const matches = await verify(hashed ?? (await nobodys), password);
      return hashed !== undefined && matches;
    },
  };
}
