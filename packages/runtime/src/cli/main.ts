import { runCommand } from './run-command.ts';
import { standardIo } from './standard-io.ts';

process.exitCode = await runCommand(process.argv.slice(2), standardIo);
