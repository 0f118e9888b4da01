export { claimNotFound, claimRegister } from './claim-register.ts';
