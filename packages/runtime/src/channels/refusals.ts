import { defineFault } from '@mortise/shared/fault';

/** The insurer in the address is not on the platform. */
export const tenantNotFound = defineFault<{ tenant: string }>('tenant.not-found', 'caller', ({ tenant }) => `there is no tenant ${tenant}`);

/** Nothing of this name is published here, or not for this way in: answered alike. */
export const flowNotFound = defineFault<{ flow: string }>('flow.not-found', 'caller', ({ flow }) => `there is no flow ${flow}`);

/** The bearer token is unknown, expired or revoked. */
export const tokenRefused = defineFault('session.refused', 'caller', () => 'the token is not valid, or no longer');

/** Too much at once; `waitMs` says when to come back. */
export const tooMany = defineFault<{ waitMs: number }>(
  'request.too-many',
  'caller',
  ({ waitMs }) => `too many requests: wait ${waitMs} ms`,
);
