import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Insurer, openInsurer } from '../journeys/insurer.ts';
import { until } from '../journeys/until.ts';
import { browserPath, keepPicture, openBrowser, seriousFindings } from './browser.ts';
import { openStaffPage } from './staff-page.ts';

const photo = readFileSync(new URL('../fixtures/receipts/images/03.jpg', import.meta.url));
const phone = '13800001234';

/** Every screen of the staff, with a text that is only there when it has loaded. */
const screens = [
  { user: 'builder', path: '/flows', name: 'flows', shows: { zh: '医疗险理赔', en: 'Medical claim' } },
  { user: 'builder', path: '/flows/medical-claim', name: 'flow', shows: { zh: '人工审核', en: '人工审核' } },
  { user: 'builder', path: '/executions', name: 'executions', shows: { zh: 'CL2026', en: 'CL2026' } },
  { user: 'builder', path: '/incidents', name: 'incidents', shows: { zh: '异常', en: 'ncident' } },
  { user: 'reviewer', path: '/review', name: 'review', shows: { zh: 'CL2026', en: 'CL2026' } },
  { user: 'agent', path: '/desk', name: 'desk', shows: { zh: '人工', en: 'esk' } },
  { user: 'admin', path: '/people', name: 'people', shows: { zh: 'reviewer', en: 'reviewer' } },
  { user: 'admin', path: '/tokens', name: 'tokens', shows: { zh: '令牌', en: 'oken' } },
  { user: 'admin', path: '/connections', name: 'connections', shows: { zh: 'core-system', en: 'core-system' } },
  { user: 'agent', path: '/outbox', name: 'outbox', shows: { zh: '验证码', en: '验证码' } },
] as const;

describe.skipIf(browserPath === undefined)('the screens of the staff', () => {
  let insurer: Insurer;
  let browser: Browser;
  beforeAll(async () => {
    insurer = await openInsurer();
    browser = await openBrowser();
    const customer = await insurer.customer();
    await customer.say('住院了想报销');
    await customer.say(phone);
    await customer.say(await insurer.codeFor(phone));
    await customer.choose('illness');
    await customer.send(photo);
    await until('the review', () => customer.said().includes('专人审核'), 90_000);
    customer.close();
  });
  afterAll(async () => {
    await browser?.close();
    await insurer?.close();
  });

  const open = (user: string, language: 'zh' | 'en') => openStaffPage(insurer, browser, user, language);

  test.each(screens.flatMap((screen) => (['zh', 'en'] as const).map((language) => ({ ...screen, language }))))(
    '$name opens in $language with no serious finding of accessibility',
    async ({ user, path, name, shows, language }) => {
      const page = await open(user, language);
      await page.goto(`${insurer.address}${path}`);
      await page.getByText(shows[language]).first().waitFor({ timeout: 20_000 });
      await page.waitForLoadState('networkidle').catch(() => {});
      await keepPicture(page, `${name}.${language}`);
      expect(await seriousFindings(page)).toEqual([]);
      await page.context().close();
    },
  );

  test.each(['zh', 'en'] as const)('a reviewer sees photo, fields, findings and statement, in %s', async (language) => {
    const page = await open('reviewer', language);
    await page.goto(`${insurer.address}/review`);
    await page.getByText('CL2026').first().click();
    await page.getByText('32060226').locator('visible=true').first().waitFor({ timeout: 20_000 });
    await page.getByRole('img', { name: /\.jpg/ }).first().waitFor();
    await until('the photo', () => page.evaluate('[...document.images].every((image) => image.complete && image.naturalWidth > 0)'));
    await keepPicture(page, `review-case.${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  test('a field that is reached lights its box on the photo, and a changed amount needs its reason', async () => {
    const page = await open('reviewer', 'zh');
    await page.goto(`${insurer.address}/review`);
    await page.getByText('CL2026').first().click();
    await page.getByRole('button', { name: /票据号码/ }).focus();
    await page.locator('.photo-boxes .lit').waitFor();
    await page.getByRole('radio', { name: '修改金额' }).check();
    const confirm = page.getByRole('button', { name: '确认' });
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByRole('textbox', { name: '核定金额' }).fill('10000');
    await page.getByRole('textbox', { name: '原因' }).fill('自费药不赔');
    await keepPicture(page, 'review-change.zh');
    expect(await seriousFindings(page)).toEqual([]);
    await confirm.click();
    await page.getByText('没有等待审核的案件').waitFor();
    await page.context().close();
  });

  async function stranger(language: 'zh' | 'en'): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addInitScript(`localStorage.setItem('mortise.language', '${language}')`);
    return context.newPage();
  }

  test.each(['zh', 'en'] as const)(
    'whoever opens the address that was printed finds the demo sign-ins and is in with one click, in %s',
    async (language) => {
      const page = await stranger(language);
      await page.goto(insurer.address);
      await page
        .getByText(language === 'zh' ? '安和健康险' : 'Anhe Health')
        .first()
        .waitFor();
      await keepPicture(page, `sign-in.${language}`);
      expect(await seriousFindings(page)).toEqual([]);
      await page
        .getByRole('button', { name: /^builder/ })
        .first()
        .click();
      await page
        .getByText(language === 'zh' ? '医疗险理赔' : 'Medical claim')
        .first()
        .waitFor();
      expect(new URL(page.url()).pathname).toBe('/flows');
      await page.context().close();
    },
  );

  test.each([
    ['reviewer', '/review'],
    ['agent', '/desk'],
    ['admin', '/flows'],
  ])('%s is led to their own work after signing in', async (user, path) => {
    const page = await stranger('zh');
    await page.goto(insurer.address);
    await page
      .getByRole('button', { name: new RegExp(`^${user}`) })
      .first()
      .click();
    await page.waitForURL(`**${path}`);
    await page.context().close();
  });

  test('whoever opens a screen without being signed in comes back to it afterwards', async () => {
    const page = await stranger('zh');
    await page.goto(`${insurer.address}/executions?status=waiting`);
    await page
      .getByRole('button', { name: /^builder/ })
      .first()
      .click();
    await page.waitForURL('**/executions**');
    await page.context().close();
  });
});
