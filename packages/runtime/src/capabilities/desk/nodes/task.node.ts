import { Role } from '@mortise/shared/tenant';
import { Text } from '@mortise/shared/text';
import { z } from 'zod';
import { defineNode, groups, leave, waitFor } from '../../../engine/index.ts';

const Choice = z.strictObject({
  id: z
    .string()
    .min(1)
    .meta({ label: { zh: '出口编号', en: 'Way out' } }),
  title: Text.meta({ label: { zh: '选项', en: 'Choice' } }),
});

export default defineNode({
  kind: 'desk.task',
  version: 1,
  title: { zh: '人工任务', en: 'A task for a person' },
  help: {
    zh: '交给某个角色的人来决定，选哪个选项就走哪个出口；到期没人处理走「到期」。',
    en: 'A person of a role decides; the choice is the way out. Not decided in time, it leaves by "overdue".',
  },
  group: groups.control,
  settings: z.strictObject({
    title: Text.meta({ label: { zh: '任务标题', en: 'Title' }, field: 'text' }),
    role: Role.exclude(['customer', 'service']).meta({ label: { zh: '由谁处理', en: 'Who decides' } }),
    choices: z
      .array(Choice)
      .min(1)
      .max(10)
      .meta({ label: { zh: '选项', en: 'Choices' }, field: 'choices' }),
    hours: z
      .int()
      .min(1)
      .max(8760)
      .meta({ label: { zh: '几小时内处理', en: 'Within hours' } }),
    shows: z
      .array(z.string())
      .max(20)
      .meta({ label: { zh: '给处理人看的变量', en: 'Variables shown' } }),
  }),
  example: {
    title: { zh: '请确认', en: 'Please confirm' },
    role: 'approver',
    choices: [{ id: 'yes', title: { zh: '同意', en: 'Yes' } }],
    hours: 24,
    shows: [],
  },
  exits: { fromSetting: 'choices', also: [{ id: 'overdue', title: { zh: '到期', en: 'Overdue' } }] },
  wait({ settings, variables, now }) {
    const until = new Date(Date.parse(now) + settings.hours * 3_600_000).toISOString();
    const { title, role, choices } = settings;
    const data = { shown: Object.fromEntries(settings.shows.map((name) => [name, variables[name] ?? null])) };
    return waitFor({ for: 'person', task: { type: 'desk.task', title, role, choices, data, due: until }, until });
  },
  decide: ({ answer }) => (answer?.is === 'decision' ? leave(answer.choice) : leave('overdue')),
});
