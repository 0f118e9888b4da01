import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateRmbCases, fenFrom, fenFromUpper, sumFen, upperFrom, yuanFrom } from './index.ts';

const fenOfSomeSize = fc
  .integer({ min: 0, max: 53 })
  .chain((bits) => fc.integer({ min: 0, max: Math.min(2 ** bits, Number.MAX_SAFE_INTEGER) }));

describe('amounts in characters', () => {
  test.each<[number, string]>([
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角'],
    [305, '叁元零伍分'],
    [2_000, '贰拾元整'],
    [100_800, '壹仟零捌元整'],
    [168_032, '壹仟陆佰捌拾元叁角贰分'],
    [10_700_053, '壹拾万柒仟元伍角叁分'],
    [600_714_000_000, '陆拾亿零柒佰壹拾肆万元整'],
    [100_010_000_000_000, '壹万零壹亿元整'],
    [-105, '负壹元零伍分'],
  ])('%s fen are written %s', (fen, upper) => {
    expect(upperFrom(fen)).toBe(upper);
    expect(fenFromUpper(upper)).toBe(fen);
  });

  test.each<[string, number]>([
    ['壹仟陆佰捌拾元零叁角贰分', 168_032],
    ['壹拾万零柒仟元伍角叁分', 10_700_053],
    ['人民币：壹佰圆整', 10_000],
    ['壹佰圓正', 10_000],
    ['貳萬參仟陸佰元零角零分', 2_360_000],
    ['零万零仟壹佰零拾伍元零角零分', 10_500],
    ['拾伍元', 1_500],
    ['一千二百元', 120_000],
    ['壹元零角伍分', 105],
    [' 伍 元 整 ', 500],
  ])('%s is read tolerantly', (upper, fen) => {
    expect(fenFromUpper(upper)).toBe(fen);
  });

  test.each([
    '',
    '整',
    '零',
    '元',
    '壹壹元',
    '壹拾佰元',
    '壹万壹万元',
    '壹元壹元',
    '壹角贰角',
    '壹分贰角',
    '壹百二',
    'abc元',
    '玖仟玖佰万亿元',
    `${'壹'.repeat(70)}元`,
  ])('%j is no amount', (upper) => {
    expect(fenFromUpper(upper)).toBeUndefined();
  });

  test('come back as they were, for 200,000 amounts of every size', () => {
    fc.assert(
      fc.property(fenOfSomeSize, (fen) => fenFromUpper(upperFrom(fen)) === fen),
      { numRuns: 200_000 },
    );
  });

  test('never have two zeros in a row, nor one before a unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (fen) => !/零零|零[元拾佰仟万亿角分整]/.test(upperFrom(fen))),
    );
  });

  test('golden cases name what failed', () => {
    const cases = [
      { fen: 100, upper: '壹元整' },
      { fen: 100, upper: '贰元整' },
    ];
    expect(evaluateRmbCases(cases)).toEqual({ passed: 1, failed: ['100 贰元整'], total: 2 });
  });
});

describe('amounts in digits', () => {
  test('are shown in yuan and read as people write them', () => {
    expect([yuanFrom(123_456), yuanFrom(-5), yuanFrom(0)]).toEqual(['1234.56', '-0.05', '0.00']);
    expect(['1,234.56', '¥1234.5', '￥１２３４元', '-0.05', '12.3400'].map(fenFrom)).toEqual([123_456, 123_450, 123_400, -5, 1_234]);
    expect(['', 'abc', '1.234', '1.2.3', '99999999999999999', '1e5'].map(fenFrom)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('come back as they were', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (fen) => fenFrom(yuanFrom(fen)) === fen + 0));
  });

  test('sum exactly or not at all', () => {
    expect(sumFen([1, 2, 3])).toBe(6);
    expect(() => sumFen([Number.MAX_SAFE_INTEGER, 1])).toThrowError(expect.objectContaining({ code: 'money.not-fen' }));
    expect(() => sumFen([0.5])).toThrowError(expect.objectContaining({ code: 'money.not-fen' }));
  });
});
