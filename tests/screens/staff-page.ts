import type { Browser, Page } from 'playwright-core';
import type { Insurer } from '../journeys/insurer.ts';

export type ScreenLanguage = 'zh' | 'en';

/** A page of the builder, with somebody of the demo signed in, in one language. */
export async function openStaffPage(insurer: Insurer, browser: Browser, user: string, language: ScreenLanguage): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: language === 'zh' ? 'zh-CN' : 'en-GB' });
  const { cookie } = await insurer.staff(user);
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: insurer.address }]);
  await context.addInitScript(`localStorage.setItem('mortise.language', '${language}')`);
  return context.newPage();
}
