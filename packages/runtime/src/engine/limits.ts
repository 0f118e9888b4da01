/** Bounds of every execution; each is a clear fault when reached, never a hang. */
export const limits = {
  /** Visits between two outside events. */
  stepsPerTurn: 1000,
  /** Visits in the life of an execution. */
  stepsInAll: 100_000,
  /** Sub-flow frames on one another. */
  depth: 20,
  /** Bytes of one variable as JSON: larger values are files (D6). */
  variableBytes: 16_384,
  /** Messages kept for a wait that has not begun, and for how long. */
  inboxMessages: 20,
  inboxMs: 10 * 60_000,
  /** Ids of messages remembered against repeats. */
  heardMessages: 100,
  /** Local steps run again in one rehearsal. */
  rehearsedEffects: 500,
} as const;
