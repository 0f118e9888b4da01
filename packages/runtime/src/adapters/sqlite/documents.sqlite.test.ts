import { documentsContract } from '../../ports/documents.contract.ts';
import { openTestStore } from '../../testkit/open-test-store.ts';

documentsContract('SQLite', openTestStore);
