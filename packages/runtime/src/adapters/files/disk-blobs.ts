import { readdir, readFile, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type Scope, TenantId } from '@mortise/shared/tenant';
import type { BlobPlace, Blobs } from '../../ports/blobs.ts';
import { storeUnavailable } from '../../ports/execution-store.ts';
import type { Ids } from '../../ports/ids.ts';
import { durableWrite } from './durable-write.ts';

/** Sealed bytes as files on disk, in one folder for each tenant. `durable` false leaves writing to the system's leisure: for tests. */
export function diskBlobs({
  folder,
  ids,
  durable = true,
}: {
  readonly folder: string;
  readonly ids: Ids;
  readonly durable?: boolean;
}): Blobs {
  const pathOf = ({ tenantId }: Scope, name: string) => join(folder, tenantId, name.slice(0, 2), name);
  return {
    read: (scope, name) => readFile(pathOf(scope, name)).catch(absent),
    async write(scope, name, bytes) {
      const write = { path: pathOf(scope, name), bytes, temporary: `${ids.next()}.part`, durable };
      await durableWrite(write).catch((error) => {
        throw storeUnavailable({ reason: 'a file cannot be written' }, error);
      });
    },
    async remove(scope, name) {
      return rm(pathOf(scope, name))
        .then(() => true, absent)
        .then((removed) => removed ?? false);
    },
    async list(_, after, limit) {
      const entries = (await readdir(folder, { recursive: true }).catch(absent)) ?? [];
      const places = entries.flatMap((entry): BlobPlace[] => {
        const [tenant, , name] = entry.split(sep);
        return name === undefined || name.endsWith('.part') ? [] : [{ tenantId: TenantId.parse(tenant), name }];
      });
      const orderOf = ({ tenantId, name }: BlobPlace) => `${tenantId}/${name}`;
      const behind = places.filter((place) => after === undefined || orderOf(place) > orderOf(after));
      return behind.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)).slice(0, limit);
    },
  };
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
