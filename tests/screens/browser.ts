import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { z } from 'zod';

const places = [process.env.MORTISE_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine, if it has one: screen tests say plainly when they were skipped for want of it. */
export const browserPath = places.find((path) => path !== undefined && existsSync(path));

/** Opens the machine's browser without a window and without a word to anybody but the loopback. */
export function openBrowser(): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath: browserPath ?? '', args });
}

const shots = new URL('../../artifacts/screens/', import.meta.url).pathname;

/** Keeps a picture of the page for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: `${shots}${name}.png` });
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
const Violations = z.array(z.object({ id: z.string(), impact: z.string().nullable(), nodes: z.array(z.object({ html: z.string() })) }));

/** What a screen reader's user would stumble over: findings of the impact serious or critical, with the first element of each. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate('axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)');
  return Violations.parse(found)
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
}
