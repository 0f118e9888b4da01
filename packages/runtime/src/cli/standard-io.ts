import type { CommandIo } from './command.ts';

/** The process's own streams. */
export const standardIo: CommandIo = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
};
