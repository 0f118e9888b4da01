import { z } from 'zod';
import { definePart, http, secret } from '../sdk/index.ts';

const Policy = z.object({
  policyNo: z.string(),
  product: z.string(),
  kind: z.enum(['medical', 'motor', 'cargo', 'property']),
  status: z.enum(['active', 'lapsed']),
  insuredName: z.string(),
  /** The last six characters of the identity document. */
  insuredIdTail: z.string().length(6),
  phone: z.string(),
  effectiveOn: z.iso.date(),
  expiresOn: z.iso.date(),
  deductibleFen: z.int().nonnegative(),
  /** Share of the covered amount that is paid, 0..1. */
  ratio: z.number().min(0).max(1),
  limitFen: z.int().nonnegative(),
  waitDays: z.int().nonnegative(),
  /** Lowest class of hospital whose bills count: 1, 2 or 3; 0 where it does not matter. */
  minHospitalLevel: z.int().min(0).max(3),
});

export default definePart({
  id: 'core-system.find-policy',
  version: 1,
  title: { zh: '查询保单', en: 'Find policies' },
  help: {
    zh: '按保单号查询一份保单，或按姓名和证件号后六位、或按已核实的手机号查询名下全部保单。',
    en: 'Finds one policy by its number, or every policy of a person: by name and the last six characters of the identity document, or by a verified mobile number.',
  },
  effect: 'reads',
  input: z.union([
    z.strictObject({ policyNo: z.string().min(1).max(40) }),
    z.strictObject({ name: z.string().min(1).max(50), idTail: z.string().length(6) }),
    z.strictObject({ phone: z.string().regex(/^\d{11}$/) }),
  ]),
  output: z.strictObject({ policies: z.array(Policy) }),
  exits: [
    { id: 'found', title: { zh: '已找到', en: 'Found' } },
    { id: 'not-found', title: { zh: '未找到', en: 'Not found' } },
  ],
  secrets: ['apiKey'],
  example: { policyNo: 'P2026A0001' },
  request(input) {
    const headers = { 'x-api-key': secret('apiKey') };
    if ('policyNo' in input) return http.get(`/policies/${encodeURIComponent(input.policyNo)}`, { headers });
    const query = 'phone' in input ? { phone: input.phone } : { name: input.name, idTail: input.idTail };
    return http.get('/policies', { headers, query });
  },
  response(answer, { input }) {
    if (answer.status === 404) return { exit: 'not-found' };
    if (answer.status !== 200) throw new Error(`the core system answered ${answer.status}`);
    const body = answer.json();
    const policies = 'policyNo' in input ? [body] : body;
    return Array.isArray(policies) && policies.length === 0 ? { exit: 'not-found' } : { exit: 'found', output: { policies } };
  },
});
