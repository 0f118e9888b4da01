/** How long is measured in all, and in how many rounds. */
export type Rounds = { readonly seconds: number; readonly rounds: number };

/**
 * Microseconds of processor time, of all threads, for one call of the function with 0, 1, 2…: the median of the rounds, after one that
 * only warms up. Not the time on the clock, which on a busy machine measures the others.
 */
export function timeRounds(call: (n: number) => unknown, { seconds, rounds }: Rounds): number {
  return median(Array.from({ length: rounds + 1 }, () => round(call, (seconds * 1e6) / (rounds + 1))));
}

/** The same for an asynchronous function; calls follow each other. */
export async function timeRoundsAsync(call: (n: number) => Promise<unknown>, { seconds, rounds }: Rounds): Promise<number> {
  const perCall: number[] = [];
  for (let index = 0; index <= rounds; index++) {
    const before = process.cpuUsage();
    let calls = 0;
    let took = 0;
    for (; took < (seconds * 1e6) / (rounds + 1); took = since(before)) await call(calls++);
    perCall.push(took / calls);
  }
  return median(perCall);
}

/** Looks at the clock after 1 call, 2 more, 4 more…, so that looking costs nothing that shows. */
function round(call: (n: number) => unknown, micros: number): number {
  const before = process.cpuUsage();
  let calls = 0;
  let took = 0;
  for (let more = 1; took < micros; more *= 2, took = since(before))
    for (const last = calls + more; calls < last; calls++) kept[0] = call(calls);
  return took / calls;
}

function since(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** What was answered last, so that no call can be left out as useless. */
const kept: unknown[] = [];

function median([, ...measured]: readonly number[]): number {
  return measured.toSorted((left, right) => left - right)[measured.length >> 1] ?? 0;
}
