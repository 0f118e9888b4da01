import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { imageKindNotTaken, imageTooLarge, imageUnreadable } from '../../ports/image-intake.ts';
import { openImageIntake } from './image-intake.ts';

const specimen = await readFile(new URL('../../../../../tests/fixtures/receipts/images/01.jpg', import.meta.url));
const intake = openImageIntake();
afterAll(() => intake.close());

const refusal = (bytes: Uint8Array) => intake.take(bytes).catch((error: unknown) => error);
const text = (content: string) => new TextEncoder().encode(content);
const plainPicture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#777' } });

/** A PNG whose header promises a size that its few bytes of data could never fill honestly. */
function pngBomb(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  bytes.set([8, 2], 24);
  return bytes;
}

describe('taking pictures in', () => {
  test('a good photo comes back as a JPEG of our own with its size and a good word', async () => {
    const taken = await intake.take(specimen);
    expect(taken).toMatchObject({ width: 1480, quality: { verdict: 'good', reasons: [] } });
    expect((await sharp(taken.bytes).metadata()).format).toBe('jpeg');
  });

  test('a picture whose header declares 60000 x 60000 pixels is refused before anything is decoded', async () => {
    const refused = await refusal(pngBomb(60_000, 60_000));
    expect(imageTooLarge.is(refused)).toBe(true);
    expect(refused).toMatchObject({ blame: 'caller', facts: { width: 60_000, height: 60_000, limit: 40_000_000 } });
  });

  test('a huge WebP and a huge JPEG are refused by their headers too', async () => {
    const webp = await plainPicture(16_000, 16).webp().toBuffer();
    new DataView(webp.buffer, webp.byteOffset).setUint16(28, 0x3fff, true);
    expect(imageTooLarge.is(await refusal(webp))).toBe(true);
    const jpeg = await plainPicture(64, 64).jpeg().toBuffer();
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(65_000, frame + 5);
    jpeg.writeUInt16BE(65_000, frame + 7);
    expect(imageTooLarge.is(await refusal(jpeg))).toBe(true);
  });

  test('a truncated JPEG is unreadable, for half a receipt must not pass as a whole one', async () => {
    expect(imageUnreadable.is(await refusal(specimen.subarray(0, 40_000)))).toBe(true);
    expect(imageUnreadable.is(await refusal(specimen.subarray(0, 100)))).toBe(true);
  });

  test('a text file that calls itself a picture is unreadable, and so are no bytes at all', async () => {
    expect(imageUnreadable.is(await refusal(text('please pay me 1,000 yuan')))).toBe(true);
    expect(imageUnreadable.is(await refusal(new Uint8Array()))).toBe(true);
  });

  test('a header that lies about its data is unreadable', async () => {
    expect(imageUnreadable.is(await refusal(pngBomb(100, 100)))).toBe(true);
  });

  test.each([
    ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
    ['SVG', text('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg/>')],
    ['HEIC', text('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
    ['PDF', text('%PDF-1.7')],
    ['GIF', text('GIF89a')],
  ])('%s is refused plainly by its name', async (kind, bytes) => {
    const refused = await refusal(bytes);
    expect(imageKindNotTaken.is(refused)).toBe(true);
    expect(refused).toMatchObject({ blame: 'caller', facts: { kind } });
  });

  test('a photo that its camera marked as turned comes back upright and without metadata', async () => {
    const photo = await plainPicture(1200, 900)
      .withExif({ IFD0: { Make: 'Camera of somebody' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const taken = await intake.take(photo);
    expect(taken).toMatchObject({ width: 900, height: 1200 });
    const { exif, orientation } = await sharp(taken.bytes).metadata();
    expect({ exif, orientation }).toEqual({ exif: undefined, orientation: undefined });
  });

  test('a see-through PNG lies on white, as paper does', async () => {
    const png = await sharp({ create: { width: 64, height: 64, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    const { dominant } = await sharp((await intake.take(png)).bytes).stats();
    expect(dominant.r).toBeGreaterThan(240);
  });

  test('a blurred photo is told apart from a sharp one, also through noise', async () => {
    const noise = await sharp({
      create: { width: 1480, height: 797, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 9 } },
    })
      .png()
      .toBuffer();
    const { width, height } = await sharp(specimen).metadata();
    const blurred = await sharp(specimen)
      .blur(3)
      .composite([{ input: await sharp(noise).resize(width, height).toBuffer(), blend: 'soft-light' }])
      .jpeg()
      .toBuffer();
    expect((await intake.take(blurred)).quality).toMatchObject({ verdict: 'poor', reasons: ['blurred'] });
  });

  test('a dark photo and a small one say so', async () => {
    const dark = await sharp(specimen).linear(0.15, 0).jpeg().toBuffer();
    expect((await intake.take(dark)).quality.reasons).toContain('dark');
    expect((await intake.take(dark)).quality.reasons).not.toContain('blurred');
    const small = await sharp(specimen).resize(600).jpeg().toBuffer();
    expect((await intake.take(small)).quality.reasons).toContain('small');
  });
});
