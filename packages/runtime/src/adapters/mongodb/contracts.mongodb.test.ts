import { describe } from 'vitest';
import { documentsContract } from '../../ports/documents.contract.ts';
import { executionStoreContract } from '../../ports/execution-store.contract.ts';
import { filesContract } from '../../ports/files.contract.ts';
import { vaultContract } from '../../ports/vault.contract.ts';
import { openTestMongoStore } from '../../testkit/open-test-mongo-store.ts';

const uri = process.env.MORTISE_TEST_MONGODB_URI;
const open = () => openTestMongoStore(uri ?? '');

describe.skipIf(uri === undefined)('on a server of MongoDB’s protocol (MORTISE_TEST_MONGODB_URI)', () => {
  executionStoreContract('MongoDB', open);
  documentsContract('MongoDB', open);
  filesContract('MongoDB', open);
  vaultContract('MongoDB', open);
});
