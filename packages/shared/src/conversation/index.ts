export { Entry } from './entry.ts';
