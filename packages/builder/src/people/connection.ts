import type { Answers } from '../app/api.ts';

/** How a system is reached in one environment, as the list shows it. */
export type Connection = Answers['connections']['list']['items'][number];
