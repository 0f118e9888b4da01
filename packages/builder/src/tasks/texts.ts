import { screenTexts } from '../app/language.ts';

export const useTaskTexts = screenTexts('tasks', {
  title: { zh: '待办任务', en: 'Tasks' },
  help: { zh: '流程交给您决定的事，等得最久的在最前。', en: 'What flows leave to your decision, the longest waiting first.' },
  emptyTitle: { zh: '没有待办任务', en: 'Nothing waits for you' },
  emptyHelp: {
    zh: '流程里的“人工任务”和转给人工处理的异常会出现在这里。',
    en: 'Tasks of flows, and incidents handed to a person, appear here.',
  },
  waiting: { zh: '等待决定的任务', en: 'Tasks that wait' },
  pick: { zh: '选择一个任务', en: 'Choose a task' },
  due: { zh: '应完成于 {{at}}', en: 'Due {{at}}' },
  shown: { zh: '相关信息', en: 'What it is about' },
  reason: { zh: '说明（可不填）', en: 'Note (optional)' },
  course: { zh: '查看办理经过', en: 'See how it got here' },
  done: { zh: '已决定：{{choice}}', en: 'Decided: {{choice}}' },
});
