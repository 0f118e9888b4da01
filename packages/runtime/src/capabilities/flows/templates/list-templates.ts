import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readTemplate } from './read-template.ts';

export type TemplateRow = {
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly version: string;
  readonly folder: string;
};

/** The templates under a folder, one to each folder that holds a `template.json`. Throws `template.malformed`. */
export async function listTemplates(root: string): Promise<readonly TemplateRow[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(root, name));
  return Promise.all(
    folders.sort().map(async (folder) => {
      const { name, title, version } = (await readTemplate(folder)).about;
      return { name, title, version, folder };
    }),
  );
}
