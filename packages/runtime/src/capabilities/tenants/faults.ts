import { defineFault } from '@mortise/shared/fault';

/** Alike for an unknown insurer, an unknown name and a wrong password: none of them can be told from outside. */
export const signInRefused = defineFault('session.refused', 'caller', () => 'insurer, name or password is wrong');

/** Too many tries at one account or from one address; `seconds` until the next. */
export const tooManyTries = defineFault<{ seconds: number }>(
  'session.too-many-tries',
  'caller',
  ({ seconds }) => `too many tries: wait ${seconds} seconds`,
);

/** A person of this sign-in name is there already. */
export const personExists = defineFault('person.exists', 'caller', () => 'somebody signs in under this name already');

export const personNotFound = defineFault<{ id: string }>('person.not-found', 'caller', ({ id }) => `there is no person ${id}`);

/** Without an administrator nobody could ever give roles again. */
export const lastAdmin = defineFault('person.last-admin', 'caller', () => 'this is the last administrator: make another one first');

export const tokenNotFound = defineFault<{ id: string }>('token.not-found', 'caller', ({ id }) => `there is no API token ${id}`);
