/** The only source of time in the runtime; tests move it. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Calls `wake` once at or after `at` (ms); gives a function that cancels. */
  at(at: number, wake: () => void): () => void;
}
