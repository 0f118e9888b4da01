import type { FileRef } from '@mortise/shared/execution';
import type { Text } from '@mortise/shared/text';

/** What the server says of an uploaded file; `poor` photos may be sent all the same. */
export type Uploaded = {
  readonly file: FileRef;
  readonly quality?: { readonly verdict: string; readonly reasons: readonly (Text | string)[] };
};

/**
 * Uploads one file of a conversation, telling how far it is (0..1). Rejects when the server refuses it or the line breaks.
 * A plain request object, since `fetch` still tells nothing of an upload's progress.
 */
export function upload(file: File, token: string, onProgress: (share: number) => void): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file, file.name);
    request.open('POST', '/chat/files');
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => (request.status < 300 ? resolve(request.response) : reject(new Error(`refused: ${request.status}`)));
    request.onerror = () => reject(new Error('the line broke'));
    request.send(form);
  });
}
