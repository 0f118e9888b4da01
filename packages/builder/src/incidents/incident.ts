import type { Answers } from '../app/api.ts';

/** What failed at one step for one cause, and everything it holds up. */
export type IncidentGroup = Answers['incidents']['groups'][number];

/** What can be done about all of them at once. */
export type IncidentChoice = 'ask-again' | 'do-again' | 'hand-over';
