import { filesContract } from '../../ports/files.contract.ts';
import { openTestStore } from '../../testkit/open-test-store.ts';

filesContract('disk', openTestStore);
