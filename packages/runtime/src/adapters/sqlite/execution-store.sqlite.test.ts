import { executionStoreContract } from '../../ports/execution-store.contract.ts';
import { openTestStore } from '../../testkit/open-test-store.ts';

executionStoreContract('SQLite', openTestStore);
