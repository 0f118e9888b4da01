import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import inpatientShaded from './fixtures/inpatient-shaded.json' with { type: 'json' };
import inpatientSideBlock from './fixtures/inpatient-side-block.json' with { type: 'json' };
import inpatientTilted from './fixtures/inpatient-tilted.json' with { type: 'json' };
import { levelPage } from './fixtures/level-page.ts';
import outpatientLabelAbove from './fixtures/outpatient-label-above.json' with { type: 'json' };
import outpatientTillRoll from './fixtures/outpatient-till-roll.json' with { type: 'json' };
import outpatientTwoHalves from './fixtures/outpatient-two-halves.json' with { type: 'json' };
import { recordedPage } from './fixtures/recorded-page.ts';
import type { Corner, Page } from './page.ts';
import { type Receipt, receiptOf } from './receipt.ts';
import { receiptFrom } from './receipt-from.ts';

const read = (page: Page) => receiptOf(receiptFrom(page));

/** Items in the order of their names: in a table of several columns the printed order cannot be known. */
const sorted = (receipt: Receipt): Receipt => ({
  ...receipt,
  items: [...(receipt.items ?? [])].sort((one, other) => one.name.localeCompare(other.name)),
});

/** The page as it lies on another camera's picture: turned, scaled and moved. */
function moved(page: Page, { angle, scale }: { angle: number; scale: number }): Page {
  const move = ([x, y]: Corner): Corner => [
    scale * (x * Math.cos(angle) - y * Math.sin(angle)) + 300,
    scale * (x * Math.sin(angle) + y * Math.cos(angle)) + 500,
  ];
  return {
    ...page,
    lines: page.lines.map((line) => ({ ...line, box: [move(line.box[0]), move(line.box[1]), move(line.box[2]), move(line.box[3])] })),
  };
}

describe('a medical receipt', () => {
  test.each([
    ['with two halves of items', outpatientTwoHalves],
    ['of a photo tilted by its taker', inpatientTilted],
    ['of a photo in uneven light', inpatientShaded],
    ['on a till roll without column heads', outpatientTillRoll],
    ['with a block of other information at the side, photographed at a slant', inpatientSideBlock],
  ])('%s comes out field by field', (_, recorded) => {
    const { page, truth } = recordedPage(recorded);
    expect(sorted(read(page))).toEqual(sorted(truth));
  });

  test('with labels above their values comes out, but for a rare sign the reader does not know', () => {
    const { page, truth } = recordedPage(outpatientLabelAbove);
    expect(read(page)).toEqual({ ...truth, hospital: '绵阳市安中心医院' });
  });

  test('reads the same however the page lies in the picture', () => {
    const { page, truth } = recordedPage(outpatientTwoHalves);
    const angles = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
    const scales = fc.double({ min: 0.3, max: 3, noNaN: true });
    fc.assert(
      fc.property(angles, scales, (angle, scale) => {
        expect(read(moved(page, { angle, scale }))).toEqual(truth);
      }),
      { numRuns: 40 },
    );
  });

  test('shows for each value the text it was read from, where it stands and how sure that is', () => {
    const { page } = recordedPage(outpatientTwoHalves);
    const { cashFen } = receiptFrom(page, { page: 2 });
    expect(cashFen).toMatchObject({ value: 41742, raw: '417.42', page: 2, source: 'ocr' });
    expect(cashFen?.confidence).toBeGreaterThan(0.95);
    // the evidence is the figure, not its label: the right half of 个人现金支付：417.42
    const printed = page.lines.find(({ text }) => text === '个人现金支付：417.42');
    expect(cashFen?.box?.[0][0]).toBeGreaterThan((printed?.box[0][0] ?? 0) + 100);
    expect(cashFen?.box?.[1]).toEqual(printed?.box[1]);
  });

  test('never takes the value of a field we do not keep for one we do', () => {
    const page = levelPage([
      [
        [0, '交款人统一社会信用代码：330102********1234'],
        [700, '门诊号：0012345678'],
      ],
      [
        [0, '预缴金额：9000.00'],
        [500, '退费金额：12.00'],
        [800, '医保编号：12345678'],
      ],
    ]);
    expect(read(page)).toEqual({ items: [] });
  });

  test('a page that is no receipt has no fields', () => {
    expect(read(levelPage([[[0, '窗外下着小雨']], [[0, '明天 10:30 出发']]]))).toEqual({ items: [] });
    expect(read({ width: 10, height: 10, lines: [] })).toEqual({ items: [] });
  });

  test('a label with one sign misread is still that label', () => {
    const page = levelPage([
      [
        [0, '余额合计小写'],
        [400, '￥607.34'],
      ],
      [
        [0, '医保统箸基金支付'],
        [400, '107.34'],
      ],
    ]);
    expect(read(page)).toMatchObject({ totalFen: 60734, fundFen: 10734 });
  });

  test('self-paid and own expense are never mixed up by one misread sign', () => {
    // 个人自某 is as near to 个人自付 as to 个人自费
    expect(
      read(
        levelPage([
          [
            [0, '个人自某'],
            [300, '12.00'],
          ],
        ]),
      ),
    ).toEqual({ items: [] });
  });

  test('ten digits alone are the number where its label cannot be read, and are trusted little', () => {
    const { number } = receiptFrom(
      levelPage([
        [
          [0, '号号'],
          [300, '0073929645'],
        ],
      ]),
    );
    expect(number?.value).toBe('0073929645');
    expect(number?.confidence).toBeLessThan(0.6);
  });

  test('both ends of a stay come from one cell or from two', () => {
    const stay = { admittedOn: '2026-09-24', dischargedOn: '2026-10-08' };
    expect(read(levelPage([[[0, '住院时间：2026年9月24日至2026年10月8日']]]))).toMatchObject(stay);
    expect(
      read(
        levelPage([
          [
            [0, '住院时间'],
            [200, '2026-09-24'],
            [400, '至'],
            [460, '2026-10-08'],
          ],
        ]),
      ),
    ).toMatchObject(stay);
    expect(
      read(
        levelPage([
          [
            [0, '入院日期'],
            [200, '20260924'],
            [500, '出院日期'],
            [700, '2026.10.08'],
          ],
        ]),
      ),
    ).toMatchObject(stay);
  });
});
