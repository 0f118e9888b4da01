/** One line per name: what is run under the same name runs one after the other. */
export function openQueues() {
  const tails = new Map<string, Promise<unknown>>();
  return {
    async run<T>(name: string, work: () => Promise<T>): Promise<T> {
      const before = tails.get(name);
      const mine = before ? before.then(work, work) : work();
      tails.set(name, mine);
      try {
        return await mine;
      } finally {
        if (tails.get(name) === mine) tails.delete(name);
      }
    },
    /** Resolves when nothing runs and nothing waits. */
    async idle(): Promise<void> {
      while (tails.size > 0) await Promise.allSettled(tails.values());
    },
  };
}
