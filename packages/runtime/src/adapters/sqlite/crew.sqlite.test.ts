import { crewContract } from '../../ports/crew.contract.ts';
import { openTestStore } from '../../testkit/open-test-store.ts';

crewContract('SQLite', async () => {
  const first = await openTestStore();
  let newest = first;
  return {
    ...first,
    next: async () => {
      newest = await first.reopen();
      return { ...newest, close: async () => {} };
    },
    close: () => newest.close(),
  };
});
