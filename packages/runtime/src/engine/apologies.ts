import type { Language } from '@mortise/shared/text';

/** What a customer hears when a step failed and no way out was drawn: a person takes over, so no conversation ends in silence. */
export const apologies: Readonly<Record<Language, string>> = {
  zh: '抱歉，系统暂时出了点问题，您的信息已保存，工作人员会尽快跟进处理。',
  en: 'Sorry, something went wrong on our side. Nothing you told us is lost, and a colleague will follow up soon.',
};
