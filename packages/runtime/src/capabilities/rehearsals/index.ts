export { openPastExecutions, type PastExecutions, type PastSources } from './past-executions.ts';
export { type RehearsalSources, type RehearsedPage, rehearsePage, rehearsePast } from './rehearse-past.ts';
