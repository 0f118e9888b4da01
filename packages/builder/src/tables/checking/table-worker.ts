import type { Ask } from './messages.ts';
import { openTableDesk } from './table-desk.ts';

/** The thread beside the screen on which tables are checked. */
const desk = openTableDesk({
  answer: (told) => postMessage(told),
  pause: () => new Promise((resume) => setTimeout(resume, 0)),
});

addEventListener('message', ({ data }: MessageEvent<Ask>) => void desk.ask(data));
