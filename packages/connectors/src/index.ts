export { collectConnectors } from './collect-connectors.ts';
