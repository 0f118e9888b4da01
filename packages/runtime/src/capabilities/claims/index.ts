export { claimRegister, claimNotFound } from './claim-register.ts';
