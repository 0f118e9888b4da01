import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { defineNode, groups, leave } from '../../../engine/index.ts';
import { claimRegister } from '../claim-register.ts';
import { Policy } from '../policy.ts';

export default defineNode({
  kind: 'claims.open',
  version: 1,
  title: { zh: '报案立案', en: 'Open a claim' },
  help: { zh: '登记一个理赔案件，得到案件号。', en: 'Enters a claim in the register and gives its number.' },
  group: groups.claim,
  assurance: 'code',
  settings: z.strictObject({
    policy: z
      .string()
      .min(1)
      .meta({ label: { zh: '保单', en: 'Policy' }, field: 'variable', access: 'read' }),
    claimNo: z
      .string()
      .min(1)
      .meta({ label: { zh: '案件号存入', en: 'Keep the number in' }, field: 'variable', access: 'write' }),
  }),
  example: { policy: 'policy', claimNo: 'claimNo' },
  exits: [{ id: 'opened', title: { zh: '已立案', en: 'Opened' } }],
  request: ({ settings, read, origin, now, zone }) => ({
    policyNo: read(settings.policy, Policy).policyNo,
    product: read(settings.policy, Policy).product,
    customer: origin.customer ?? '',
    at: now,
    zone,
  }),
  perform: {
    reach: 'outside',
    request: z.strictObject({ policyNo: z.string(), product: z.string(), customer: z.string().min(1), at: z.string(), zone: z.string() }),
    result: z.strictObject({ claimNo: z.string() }),
    async run({ policyNo, product, customer, at, zone }, { ports, scope, key }) {
      const about = { policyNumber: policyNo, customerId: customer, plan: { id: product, version: 1 } };
      const claim = await claimRegister(ports.documents).open(scope, about, { key, at, zone, random: () => randomBytes(8) });
      return { claimNo: claim.number };
    },
  },
  decide: ({ settings, result }) => leave('opened', { [settings.claimNo]: result?.claimNo ?? null }),
});
