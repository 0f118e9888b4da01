import { IntentSet } from '@mortise/shared/flow';
import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import { defineNode, groups, leave } from '../../../engine/index.ts';
import { modelFor } from '../intent-model.ts';

const Way = z.strictObject({
  id: z
    .string()
    .min(1)
    .meta({ label: { zh: '意图编号', en: 'Intent' } }),
  title: Text.meta({ label: { zh: '名称', en: 'Name' } }),
});

export default defineNode({
  kind: 'intents.recognise',
  version: 1,
  title: { zh: '识别意图', en: 'Recognise the intent' },
  help: {
    zh: '判断客户想办什么，走对应的出口；不够确定时走「不确定」，由流程澄清。',
    en: 'Finds what the customer wants and takes that way out; when not sure enough, "unsure".',
  },
  group: groups.talk,
  within: 'dialog',
  settings: z.strictObject({
    set: z
      .string()
      .min(1)
      .meta({ label: { zh: '意图集', en: 'Intent set' }, field: 'intents' }),
    text: z
      .string()
      .min(1)
      .meta({ label: { zh: '客户的话', en: "The customer's words" }, field: 'variable', access: 'read' }),
    intents: z
      .array(Way)
      .min(1)
      .max(100)
      .meta({ label: { zh: '意图出口', en: 'Ways out' }, field: 'choices' }),
    confidence: z
      .number()
      .min(0)
      .max(1)
      .meta({ label: { zh: '最低把握（0-1）', en: 'Least confidence (0-1)' } }),
  }),
  example: { set: 'front-desk', text: 'request', intents: [{ id: 'claim', title: { zh: '申请理赔', en: 'Claim' } }], confidence: 0.5 },
  exits: { fromSetting: 'intents', also: [{ id: 'unsure', title: { zh: '不确定', en: 'Unsure' } }] },
  request: ({ settings, read }) => ({ set: settings.set, text: read(settings.text, z.string()) }),
  perform: {
    reach: 'local',
    request: z.strictObject({ set: z.string(), text: z.string() }),
    result: z.strictObject({ intent: z.string(), confidence: z.number() }),
    async run({ set, text }, { closure }) {
      return modelFor(IntentSet.parse(closure.intents[set])).recognise(text);
    },
  },
  decide({ settings, result }) {
    if (!result || result.confidence < settings.confidence || !settings.intents.some(({ id }) => id === result.intent)) {
      return leave('unsure', {}, { reason: result ? `${result.intent} ${result.confidence.toFixed(2)}` : 'nothing recognised' });
    }
    return leave(result.intent, {}, { reason: `${result.intent} ${result.confidence.toFixed(2)}` });
  },
});
