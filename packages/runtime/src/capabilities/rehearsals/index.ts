export { openPastExecutions, type PastExecutions, type PastSources, type Verified } from './past-executions.ts';
export { RecordedCase, RecordedCases, recordedCases } from './recorded-cases.ts';
export { type RehearsalParts, rehearsalsRouter } from './rehearsals.router.ts';
export { type RehearsalSources, type RehearsedPage, rehearsePage, rehearsePast } from './rehearse-past.ts';
