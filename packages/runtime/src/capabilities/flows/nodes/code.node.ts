import { Fault } from '@mortise/shared/fault';
import { Json, JsonRecord } from '@mortise/shared/json';
import { z } from 'zod';
import { defineNode, groups, inputRows, keptRows, leave } from '../../../engine/index.ts';

export default defineNode({
  kind: 'flows.code',
  version: 1,
  title: { zh: '代码', en: 'Code' },
  help: {
    zh: '在隔离的沙箱里运行一段 JavaScript：function main(input) { return { … } }。不能访问网络、文件和其他租户。',
    en: 'Runs JavaScript in a sealed sandbox: function main(input) { return { … } }. No network, no files, no other tenant.',
  },
  group: groups.data,
  settings: z.strictObject({
    script: z
      .string()
      .min(1)
      .max(65_536)
      .meta({ label: { zh: '代码', en: 'Code' }, field: 'code' }),
    input: inputRows({ zh: '名称', en: 'Name' }, z.string().regex(/^[A-Za-z]\w{0,63}$/)),
    keep: keptRows({ zh: '结果字段', en: 'Field of the result' }),
  }),
  example: { script: 'function main(input) {\n  return { ok: true };\n}', input: [], keep: [] },
  exits: [{ id: 'next', title: { zh: '下一步', en: 'Next' } }],
  retry: { attempts: 1, backoffMs: 1000 },
  request: ({ settings, map, now }) => ({
    at: Date.parse(now),
    code: settings.script,
    input: map(settings.input),
  }),
  perform: {
    reach: 'local',
    timeoutMs: 30_000,
    request: z.strictObject({ at: z.number(), code: z.string(), input: JsonRecord }),
    result: Json,
    async run({ at, code, input }, { ports, scope, key }) {
      const ran = await ports.sandbox.run({ tenant: scope.tenantId, code, entry: 'main', input, shared: false, at, seed: key });
      if (!ran.ok) throw new Fault(ran.fault);
      return ran.value;
    },
  },
  decide({ settings, result, keep }) {
    const fields = JsonRecord.safeParse(result);
    return leave('next', keep(settings.keep, fields.data ?? {}));
  },
});
