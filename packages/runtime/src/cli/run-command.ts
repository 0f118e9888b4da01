import type { CommandIo } from './command.ts';
import { commands } from './commands.ts';

/** Runs the subcommand that the arguments begin with; gives the exit code. Without one it lists them all, which is help or a mistake. */
export async function runCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const asked = commands.find(({ name }) => name.split(' ').every((word, index) => args[index] === word));
  if (asked) return (await asked.load()).run(args.slice(asked.name.split(' ').length), io);
  io.err('mortise <subcommand>, with --help for each:\n');
  for (const { load } of commands) {
    const { name, summary } = await load();
    io.err(`  ${name.padEnd(18)}${summary}`);
  }
  return args[0] === undefined || args[0] === '--help' ? 0 : 2;
}
