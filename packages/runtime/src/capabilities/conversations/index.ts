export { conversationOf } from './lines.ts';
export { readEntries, transcriptProjection } from './transcript.ts';
