import { MongoError, MongoServerError } from 'mongodb';
import { storeUnavailable } from '../../ports/execution-store.ts';

/** What the server calls a breach of a unique index. */
const duplicateKey = 11_000;

/** Codes for what we asked wrongly (BadValue, FailedToParse, TypeMismatch, CommandNotFound, IndexOptionsConflict, NotImplemented …): mistakes of ours. */
const mistakes: readonly number[] = [2, 9, 14, 40, 52, 59, 66, 85, 86, 168, 238];

/** Whether the server refused a write because another document holds the key. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof MongoServerError && (error.code === duplicateKey || isDuplicateInOtherWords(error));
}

/** FerretDB 1 names a duplicate on insert, and gives its backend's words when an update makes one. */
function isDuplicateInOtherWords({ message }: MongoServerError): boolean {
  return message.includes('UNIQUE constraint failed');
}

/**
 * Asks the server, and names a failure of it as `store.unavailable`, without a word of what was asked. A duplicate key and a mistake of ours pass
 * as they are.
 */
export async function asking<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (isDuplicate(error) || !(error instanceof MongoError)) throw error;
    if (error instanceof MongoServerError && typeof error.code === 'number' && mistakes.includes(error.code)) throw error;
    throw storeUnavailable(
      { reason: error instanceof MongoServerError ? 'the database refused' : 'the database cannot be reached' },
      error,
    );
  }
}
