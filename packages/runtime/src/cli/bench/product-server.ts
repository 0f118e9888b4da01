import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { z } from 'zod';
import { readConfig } from '../../config.ts';
import { openProduct } from '../../product.ts';
import { claimFlow } from './claim-flow.ts';
import { answerAsServer } from './server-process.ts';

/** The whole product on a data folder, with the measured flow published and limits out of the way: run by `bench webhook`. */
const Core = z.strictObject({ url: z.string(), apiKey: z.string() });
const settings = z
  .strictObject({ data: z.string(), steps: z.int(), code: z.boolean(), mongodb: z.string().optional(), core: Core.optional() })
  .parse(JSON.parse(process.argv[2] ?? '{}'));
const { core, mongodb } = settings;
const where = { ...(core ? { MORTISE_EGRESS: core.url } : {}), ...(mongodb === undefined ? {} : { MONGODB_URI: mongodb }) };
const unlimited = { ...where, MORTISE_RATE_ACCOUNT: '1000000000', MORTISE_RATE_ADDRESS: '1000000000' };
const config = readConfig({ port: 0, data: settings.data, demo: false, log: 'silent' }, unlimited);
const product = await openProduct(config, { log: { mask: (text) => text } });
await product.ready;

const tenantId = TenantId.parse('measured');
const scope = serviceScope(tenantId);
const { tenants, tokens, flows, connections } = product.desks;
await tenants.save(tenantId, { name: { zh: '测速', en: 'Measured' }, zone: 'Asia/Shanghai', frontDoor: 'none' });
if (core) {
  const { url: baseUrl, apiKey } = core;
  await connections.save(scope, { system: 'core-system', environment: 'live', baseUrl, secrets: { apiKey } });
}
await flows.releases.add(scope, claimFlow({ ...settings, effect: core !== undefined }), 'measured');
const { token } = await tokens.create(scope, { name: 'bench', roles: ['agent'], expiresInDays: 1 });
answerAsServer(product.address, token, product.close);
