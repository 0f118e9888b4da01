import { defineFault, faultDataFrom } from '@mortise/shared/fault';

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

/** The options or arguments do not go together. */
export const wrongOptions = defineFault<{ usage: string }>(
  'command.wrong-options',
  'caller',
  ({ usage }) => `an option is unknown, or something is missing: mortise ${usage}`,
);

/** What every subcommand does alike: `--help`, and a failure as `{ ok: false, fault: { code, message } }` with exit code 1. */
export async function answering(command: Command, args: readonly string[], io: CommandIo, perform: () => Promise<number>): Promise<number> {
  if (args.includes('--help')) {
    io.err(`mortise ${command.usage}\n${command.summary}`);
    return 0;
  }
  try {
    return await perform();
  } catch (error) {
    const { code, message } = faultDataFrom(isAboutArguments(error) ? wrongOptions({ usage: command.usage }) : error);
    io.err(message);
    io.out(JSON.stringify({ ok: false, fault: { code, message } }));
    return 1;
  }
}

/** The only argument of a command that takes one, or all of them; throws where there is none. */
export function neededArguments(
  command: Command,
  positionals: readonly string[],
  most = Number.POSITIVE_INFINITY,
): readonly [string, ...string[]] {
  const [first, ...rest] = positionals;
  if (first === undefined || positionals.length > most) throw wrongOptions({ usage: command.usage });
  return [first, ...rest];
}

function isAboutArguments(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
