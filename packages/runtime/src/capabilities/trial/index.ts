export { type TrialParts, trialRouter } from './trial.router.ts';
