import { maskPatterns } from '@mortise/shared/privacy';
import type { CommandIo } from './cli/command.ts';
import type { Config } from './config.ts';
import { openProduct } from './product.ts';

/** Opens the product, says where it is, and keeps it open until it is told to stop. */
export async function runProduct(config: Config, io: CommandIo): Promise<void> {
  const stopped = untilStopped(io);
  const progress = (what: string) => io.err(`  … ${what}`);
  const product = await openProduct(config, { log: { mask: maskPatterns }, progress });
  await product.ready;
  io.err(`\n  Mortise 榫卯  ${product.address}\n`);
  for (const { tenant, tenantName, users } of product.desks.sessions.hints()) {
    io.err(`  ${tenantName.zh} ${tenantName.en}  (${tenant})   ${product.address}/c/${tenant}`);
    for (const { user, password } of users) io.err(`    ${user.padEnd(10)} ${password}`);
  }
  io.err('\n  Ctrl-C stops it.');
  await stopped;
  io.err('  … finishing what is running');
  await product.close();
}

/** Resolves at the first Ctrl-C or request to end; the second one ends the process without waiting. */
function untilStopped(io: CommandIo): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = () => {
      if (asked) {
        io.err('  stopped without waiting');
        process.exit(130);
      }
      asked = true;
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
