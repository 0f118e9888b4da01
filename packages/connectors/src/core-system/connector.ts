import { z } from 'zod';
import { defineConnector } from '../sdk/index.ts';
import findPolicy from './find-policy.part.ts';
import payClaim from './pay-claim.part.ts';

export default defineConnector({
  id: 'core-system',
  title: { zh: '核心系统', en: 'Core system' },
  help: {
    zh: '保单与赔款付款所在的核心业务系统；演示环境自带一个。',
    en: 'Where policies live and claims are paid from; the demo brings one of its own.',
  },
  connection: z.strictObject({ baseUrl: z.url({ protocol: /^https?$/ }).meta({ label: { zh: '接口地址', en: 'Base URL' } }) }),
  secrets: [{ name: 'apiKey', title: { zh: '接口密钥', en: 'API key' } }],
  parts: [findPolicy, payClaim],
});
