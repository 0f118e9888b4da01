import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { z } from 'zod';
import { readConfig } from '../../config.ts';
import { openProduct } from '../../product.ts';
import { payingFlow } from './paying-flow.ts';
import { answerAsServer } from './server-process.ts';

/** The whole product on a data folder, or a database that other processes have open too, that outlives it, paying through a core system elsewhere: run, killed and run again by `bench recover`. */
const settings = z
  .strictObject({ data: z.string(), core: z.url(), apiKey: z.string(), environment: z.record(z.string(), z.string()).default({}) })
  .parse(JSON.parse(process.argv[2] ?? '{}'));
const unlimited = { MORTISE_RATE_ACCOUNT: '1000000000', MORTISE_RATE_ADDRESS: '1000000000', MORTISE_EGRESS: settings.core };
const config = readConfig({ port: 0, data: settings.data, demo: false, log: 'silent' }, { ...unlimited, ...settings.environment });
const product = await openProduct(config, { log: { mask: (text) => text } });

const tenantId = TenantId.parse('measured');
const scope = serviceScope(tenantId);
const { tenants, tokens, flows, connections } = product.desks;
if (!(await connections.connectionOf(scope, 'live', 'core-system'))) {
  await tenants.save(tenantId, { name: { zh: '测速', en: 'Measured' }, zone: 'Asia/Shanghai', frontDoor: 'none' });
  await flows.releases.add(scope, payingFlow, 'measured');
  const { core, apiKey } = settings;
  await connections.save(scope, { system: 'core-system', environment: 'live', baseUrl: core, secrets: { apiKey } });
}
const { token } = await tokens.create(scope, { name: 'bench', roles: ['agent'], expiresInDays: 1 });
answerAsServer(product.address, token, product.close);
