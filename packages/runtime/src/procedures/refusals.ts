import { defineFault } from '@mortise/shared/fault';

/** Nobody is signed in, or no longer. */
export const signInRequired = defineFault('session.required', 'caller', () => 'sign in first');

/** The one who is signed in may not do this. */
export const notAllowed = defineFault<{ roles: string }>('session.not-allowed', 'caller', ({ roles }) => `this needs one of: ${roles}`);

/** What was sent does not have the form it must have. */
export const malformed = defineFault<{ detail: string }>('request.malformed', 'caller', ({ detail }) => detail);
