import { FileRef } from '@mortise/shared/execution';
import { defineFault } from '@mortise/shared/fault';
import { plainJson } from '@mortise/shared/json';
import type { Scope } from '@mortise/shared/tenant';
import type { Collection, Documents } from '../../ports/documents.ts';

const uploads: Collection = { name: 'uploads', indexes: [] };

/** The file was not uploaded in this conversation. */
export const uploadNotFound = defineFault<{ file: string }>('upload.not-found', 'caller', ({ file }) => `there is no upload ${file}`);

/** Remembers which file was uploaded in which conversation, so that nobody can cite another's. */
export async function rememberUpload(documents: Documents, scope: Scope, conversation: string, file: FileRef): Promise<void> {
  await documents.put(scope, uploads, { id: idOf(conversation, file.file), keys: {}, body: { file: plainJson(file) } }, 'any');
}

/** The files a customer cites, as they were stored; what the customer says about them counts for nothing. Throws `upload.not-found`. */
export async function citedUploads(
  documents: Documents,
  scope: Scope,
  conversation: string,
  cited: readonly FileRef[],
): Promise<readonly FileRef[]> {
  return Promise.all(
    cited.map(async ({ file }) => {
      const found = await documents.get(scope, uploads, idOf(conversation, file));
      if (!found) throw uploadNotFound({ file });
      return FileRef.parse(found.body.file);
    }),
  );
}

function idOf(conversation: string, file: string): string {
  return `${conversation}:${file}`;
}
