import { FlowClosure, FlowGraph } from '@mortise/shared/flow';
import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { z } from 'zod';
import { readConfig } from '../../config.ts';
import { openProduct } from '../../product.ts';
import { answerAsServer } from './server-process.ts';

/** The whole product on a data folder, with a flow that pays one claim in the core system given: run, killed and run again by `bench recover`. */
const settings = z
  .strictObject({ data: z.string(), core: z.string(), apiKey: z.string(), policyNo: z.string() })
  .parse(JSON.parse(process.argv[2] ?? '{}'));
const environment = { MORTISE_EGRESS: settings.core, MORTISE_RATE_ACCOUNT: '1000000000', MORTISE_RATE_ADDRESS: '1000000000' };
const config = readConfig({ port: 0, data: settings.data, demo: false, log: 'silent' }, environment);
const product = await openProduct(config, { log: { mask: (text) => text } });

const tenantId = TenantId.parse('anhe');
const scope = serviceScope(tenantId);
const { tenants, tokens, flows, connections } = product.desks;
await tenants.save(tenantId, { name: { zh: '安和', en: 'Anhe' }, zone: 'Asia/Shanghai', frontDoor: 'none' });
await connections.save(scope, {
  system: 'core-system',
  environment: 'live',
  baseUrl: settings.core,
  secrets: { apiKey: settings.apiKey },
});
await flows.releases.add(scope, payingFlow(settings.policyNo), 'measured');
const { token } = await tokens.create(scope, { name: 'bench', roles: ['agent'], expiresInDays: 1 });
await product.ready;
answerAsServer(product.address, token, product.close);

/** One paying effect, and the answer. */
function payingFlow(policyNo: string): FlowClosure {
  const input = [
    { name: 'claimNo', value: 'claimNo' },
    { name: 'policyNo', value: JSON.stringify(policyNo) },
    { name: 'payee', value: '"王小明"' },
    { name: 'amountFen', value: '100' },
  ];
  const graph = FlowGraph.parse({
    format: 1,
    id: 'pay',
    name: { zh: '付款', en: 'Pay' },
    type: 'process',
    start: 'pay',
    variables: [{ name: 'claimNo', type: 'text', class: 'internal', input: 'required' }],
    nodes: [
      { id: 'pay', kind: 'parts.core-system.pay-claim', version: 1, settings: { input, keep: [] }, at: { x: 0, y: 0 } },
      { id: 'end', kind: 'flows.end', version: 1, settings: {}, at: { x: 200, y: 0 } },
    ],
    edges: ['paid', 'refused'].map((exit) => ({ id: exit, from: 'pay', exit, to: 'end' })),
    notes: [],
  });
  const nothing = { tables: {}, intents: {}, knowledge: {}, processes: {}, parts: {} };
  return FlowClosure.parse({ format: 1, root: 'pay', flows: { pay: graph }, ...nothing, zone: 'Asia/Shanghai' });
}
