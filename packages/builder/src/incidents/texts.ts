import { screenTexts } from '../app/language.ts';

export const useIncidentTexts = screenTexts('incidents', {
  title: { zh: '异常处理', en: 'Incidents' },
  help: {
    zh: '流程走不下去、又没有画出错出口的地方。按原因归在一起，可以一次处理。',
    en: 'Places where a flow could not go on and no way out was drawn. Grouped by cause, decided together.',
  },
  emptyTitle: { zh: '没有异常', en: 'No incidents' },
  emptyHelp: { zh: '一切正常。出了异常会立刻出现在这里。', en: 'All is well. Whatever goes wrong appears here at once.' },
  where: { zh: '{{flow}} · {{node}}', en: '{{flow}} · {{node}}' },
  count: { zh: '{{count}} 个执行', en: 'Executions: {{count}}' },
  customers: { zh: '影响 {{count}} 位客户', en: 'Customers: {{count}}' },
  oldest: { zh: '最早 {{at}}', en: 'Oldest {{at}}' },
  'ask-again': { zh: '再问一次', en: 'Ask again' },
  'ask-againHelp': {
    zh: '用同一个编号再问外部系统。对方若已办过，不会重复办。',
    en: 'Asks the other system under the same key: what was done already is not done twice.',
  },
  'do-again': { zh: '重新办理', en: 'Do again' },
  'do-againHelp': {
    zh: '换新编号再办一次，可能重复付款，需要审批角色。',
    en: 'Does it under a new key. It may pay twice, so it needs an approver.',
  },
  'hand-over': { zh: '交给人工', en: 'Hand to a person' },
  'hand-overHelp': { zh: '不再自动重试，交给人工处理。', en: 'No more tries; a person takes the case.' },
  reason: { zh: '原因', en: 'Reason' },
  reasonHelp: { zh: '写入每个执行的记录', en: 'Kept in the log of each execution' },
  atOnce: { zh: '这次处理最早的 {{count}} 个', en: 'Decides the oldest {{count}}' },
  done: { zh: '已处理 {{count}} 个', en: '{{count}} decided' },
  partly: { zh: '已处理 {{done}} 个，{{failed}} 个没成功：{{why}}', en: '{{done}} decided, {{failed}} not: {{why}}' },
});
