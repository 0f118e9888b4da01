import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { openPaddleOcr } from './paddle-ocr.ts';

const reader = openPaddleOcr();
afterAll(() => reader.close());
const specimen = await readFile(new URL('../../../../../tests/fixtures/receipts/images/01.jpg', import.meta.url));

test('a clean receipt is read cell by cell, and lying on its side it reads the same', { timeout: 60_000 }, async () => {
  const shares: number[] = [];
  const page = await reader.read(specimen, { progress: (share) => shares.push(share) });
  expect(page.width).toBe(1480);
  const texts = page.lines.map(({ text }) => text);
  expect(texts).toEqual(
    expect.arrayContaining([
      '票据代码：37060126',
      '校验码：9ccb23',
      '交款人：王小明',
      '治疗费',
      '378.64',
      '1156.49',
      '个人现金支付：417.42',
    ]),
  );
  expect(shares.at(-1)).toBe(1);

  const turned = await reader.read(await sharp(specimen).rotate(90).jpeg().toBuffer());
  expect(turned.lines.map(({ text }) => text)).toEqual(expect.arrayContaining(['票据代码：37060126', '交款人：王小明', '1156.49']));
  // the box begins at the text's own top left: on the page turned clockwise, the text runs downwards
  const [topLeft, topRight] = turned.lines.find(({ text }) => text === '交款人：王小明')?.box ?? [];
  expect((topRight?.[1] ?? 0) - (topLeft?.[1] ?? 0)).toBeGreaterThan(100);
});
