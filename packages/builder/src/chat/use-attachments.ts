import type { FileRef } from '@mortise/shared/execution';
import { useState } from 'react';
import { type Uploaded, upload } from './upload.ts';

/** A picked file on its way: how far it is, and what the server thinks of it. */
export type Attachment = {
  readonly id: string;
  readonly name: string;
  /** An address of the picture in this page, if it is one. */
  readonly preview: string | undefined;
  readonly share: number;
  readonly uploaded?: Uploaded;
  readonly failed?: boolean;
};

/** The files a customer picked and has not sent yet. Each is uploaded at once, so that a bad photo is told before it is sent. */
export function useAttachments(token: string) {
  const [items, setItems] = useState<readonly Attachment[]>([]);
  const change = (id: string, next: Partial<Attachment>) =>
    setItems((all) => all.map((item) => (item.id === id ? { ...item, ...next } : item)));
  const add = (files: readonly File[]) => {
    for (const file of files) {
      const id = crypto.randomUUID();
      const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined;
      setItems((all) => [...all, { id, name: file.name, preview, share: 0 }]);
      upload(file, token, (share) => change(id, { share })).then(
        (uploaded) => change(id, { uploaded, share: 1 }),
        () => change(id, { failed: true }),
      );
    }
  };
  const drop = (gone: readonly Attachment[]) => {
    for (const { preview } of gone) if (preview) URL.revokeObjectURL(preview);
    setItems((all) => all.filter((item) => !gone.includes(item)));
  };
  const ready: readonly FileRef[] = items.flatMap(({ uploaded }) => (uploaded ? [uploaded.file] : []));
  return {
    items,
    ready,
    busy: items.some(({ uploaded, failed }) => !uploaded && !failed),
    add,
    remove: (id: string) => drop(items.filter((item) => item.id === id)),
    clear: () => drop(items),
  };
}
