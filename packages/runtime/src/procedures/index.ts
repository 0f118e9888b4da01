export type { Context, SessionCookie } from './context.ts';
export { pageInput, pageOf } from './page.ts';
export { anybody, requires, router, signedIn } from './procedure.ts';
export { malformed, notAllowed, signInRequired } from './refusals.ts';
export { type Status, statusOf } from './status-of.ts';
