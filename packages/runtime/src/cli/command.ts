/** Where a subcommand writes: results on stdout, words for people on stderr. */
export type CommandIo = { out(text: string): void; err(text: string): void };

/** One subcommand of `mortise`. Adds nothing to the process; gives its exit code: 0 only if it did what was asked. */
export type Command = {
  /** `sandbox run`. */
  readonly name: string;
  /** One line: arguments and options. */
  readonly usage: string;
  readonly summary: string;
  run(args: readonly string[], io: CommandIo): Promise<number>;
};
