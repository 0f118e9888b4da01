export { type ConversationTokens, openConversationTokens, type Speaker } from './conversation-tokens.ts';
export { readEntries, transcriptProjection } from './transcript.ts';
export { citedUploads, rememberUpload, uploadNotFound } from './uploads.ts';
