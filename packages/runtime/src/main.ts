import { faultDataFrom } from '@mortise/shared/fault';
import { standardIo } from './cli/standard-io.ts';
import { readConfig } from './config.ts';
import { runProduct } from './run-product.ts';

// What `npm start` runs: the product with its demo tenants. Requests are logged only where LOG asks for it, so that the addresses stay in sight.
try {
  const config = readConfig({ demo: true });
  await runProduct(config.isLogSet ? config : { ...config, log: 'warn' }, standardIo);
} catch (error) {
  standardIo.err(`  ${faultDataFrom(error).message}`);
  process.exitCode = 1;
}
