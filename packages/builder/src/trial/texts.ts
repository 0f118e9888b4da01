import { screenTexts } from '../app/language.ts';

export const useTrialTexts = screenTexts('trial', {
  start: { zh: '开始试运行', en: 'Start a trial' },
  again: { zh: '重新开始', en: 'Start again' },
  help: {
    zh: '用保存的草稿和它对话，走过的步骤会亮起来。不影响真实客户。',
    en: 'Talk with the saved draft; the steps it takes light up. No customer is touched.',
  },
  helpProcess: {
    zh: '给出输入，用保存的草稿跑一次。不影响真实案件。',
    en: 'Give it an input and run the saved draft once. No real case is touched.',
  },
  input: { zh: '输入（JSON）', en: 'Input (JSON)' },
  badInput: { zh: '输入不是合法的 JSON 对象', en: 'The input is not a JSON object' },
  run: { zh: '运行', en: 'Run' },
  failed: { zh: '没能开始', en: 'Could not start' },
  chat: { zh: '对话', en: 'Chat' },
  trace: { zh: '经过', en: 'Trace' },
  connecting: { zh: '正在连接…', en: 'Connecting…' },
});
