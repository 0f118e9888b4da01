export { claimNotFound, claimRegister } from './claim-register.ts';
export { type ClaimsParts, claimsRouter } from './claims.router.ts';
