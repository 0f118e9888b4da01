/** What a new element needs to know beside its step. */
export type StepFacts = {
  readonly type: string;
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** The line of a choice's "otherwise". */
  readonly fallback: string | undefined;
  /** What the step calls, in the file's words. */
  readonly called: string | undefined;
  /** A name for tasks that have no label of their own. */
  readonly title: string;
  /** Every id that is used in the file; what is brought along is added. */
  readonly taken: Set<string>;
};
