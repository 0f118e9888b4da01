import { MongoClient } from 'mongodb';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { documentsContract } from '../../ports/documents.contract.ts';
import { executionStoreContract } from '../../ports/execution-store.contract.ts';
import { filesContract } from '../../ports/files.contract.ts';
import { vaultContract } from '../../ports/vault.contract.ts';
import { openTestMongoStore } from '../../testkit/open-test-mongo-store.ts';

const uri = process.env.MORTISE_TEST_MONGODB_URI;
const open = () => openTestMongoStore(uri ?? '');

const Build = z.looseObject({
  version: z.string(),
  ferretdbVersion: z.string().optional(),
  ferretdb: z.looseObject({ version: z.string() }).optional(),
});

describe.skipIf(uri === undefined)('on a server of MongoDB’s protocol (MORTISE_TEST_MONGODB_URI)', () => {
  test('the run says which server it is', async () => {
    const client = await new MongoClient(uri ?? '').connect();
    const { version, ferretdbVersion, ferretdb } = Build.parse(await client.db().admin().command({ buildInfo: 1 }));
    await client.close();
    const other = ferretdbVersion ?? ferretdb?.version;
    console.log(
      `MongoDB: ${other === undefined ? `a server of version ${version}` : `FerretDB ${other}, which speaks MongoDB ${version}`}`,
    );
    expect(version).toMatch(/^\d+\./);
  });

  executionStoreContract('MongoDB', open);
  documentsContract('MongoDB', open);
  filesContract('MongoDB', open);
  vaultContract('MongoDB', open);
});
