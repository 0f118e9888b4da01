import { z } from 'zod';
import { defineNode, groups, leave, waitFor } from '../../../engine/index.ts';

export default defineNode({
  kind: 'flows.pause',
  version: 1,
  title: { zh: '等待一段时间', en: 'Pause' },
  help: { zh: '等这么久再继续；重启服务不影响计时。', en: 'Goes on after this long; a restart of the service does not matter.' },
  group: groups.control,
  settings: z.strictObject({
    seconds: z
      .int()
      .min(1)
      .max(31_536_000)
      .meta({ label: { zh: '秒数', en: 'Seconds' } }),
  }),
  example: { seconds: 60 },
  exits: [{ id: 'next', title: { zh: '下一步', en: 'Next' } }],
  wait: ({ settings, now }) => waitFor({ for: 'time', until: new Date(Date.parse(now) + settings.seconds * 1000).toISOString() }),
  decide: () => leave('next'),
});
