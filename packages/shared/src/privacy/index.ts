export { hidden, maskJson, maskText } from './mask.ts';
