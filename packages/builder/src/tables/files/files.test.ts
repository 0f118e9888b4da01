import { type DecisionTable, tableFromDmn, tableFromGrid } from '@mortise/shared/decision';
import { describe, expect, test } from 'vitest';
import { readTableFile } from './read-file.ts';
import { gridFromTabbed } from './tabbed-text.ts';
import { unpackedSize } from './unpacked-size.ts';
import { type FileForm, fileOf } from './write-file.ts';

const table: DecisionTable = {
  id: 'lanes',
  name: '理赔 “通道” <a & b>',
  hitPolicy: 'COLLECT',
  aggregation: 'SUM',
  inputs: [
    { id: 'amount', label: '金额', expression: 'payable', type: 'money' },
    { id: 'risk', label: '=风险', expression: 'risk', type: 'text', allowed: ['"low"', '"high, very"'] },
  ],
  outputs: [{ name: 'fee', type: 'money' }],
  rules: [
    // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
    { id: 'r1', when: ['<= 3000', '"low"'], then: ['-1.50'], note: 'two\nlines, "quoted"' },
    // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
    { id: 'r2', when: ['-', '=1+1'], then: ['007'], note: "'@sum" },
    // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
    { id: 'r3', when: ['', '+x'], then: [''] },
  ],
};

async function readBack(form: FileForm) {
  const blob = await fileOf(table, form, 'zh');
  return readTableFile({ name: `x.${form}`, size: blob.size, arrayBuffer: () => blob.arrayBuffer() });
}

function fileWith(name: string, content: string | Uint8Array<ArrayBuffer>) {
  const blob = new Blob([content]);
  return { name, size: blob.size, arrayBuffer: () => blob.arrayBuffer() };
}

describe('a table kept as a file', () => {
  test.each(['xlsx', 'csv'] as const)('comes back from %s as it was', async (form) => {
    const file = await readBack(form);
    if (file.is !== 'grid') expect.fail(JSON.stringify(file));
    const reading = tableFromGrid(file.grid, { id: 'x', name: 'x' });
    expect(reading).toMatchObject({ is: 'read', table });
  });

  test('comes back from DMN as it was, test cases and all', async () => {
    const tested: DecisionTable = {
      ...table,
      rules: table.rules.slice(0, 1),
      cases: [{ id: 'c', name: 'c', given: { risk: 'low' }, expect: { is: 'noMatch' } }],
    };
    const blob = await fileOf(tested, 'dmn', 'zh');
    expect(await tableFromDmn(await blob.text())).toMatchObject({ ok: true, table: tested });
  });

  test('holds no cell in CSV that a spreadsheet would take for a formula', async () => {
    const blob = await fileOf(table, 'csv', 'zh');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blob.arrayBuffer());
    expect(text.startsWith('\ufeff决策表')).toBe(true);
    expect(text.match(/(^|[,\n"])[=+\-@]/g)).toBeNull();
  });
});

describe('a chosen file', () => {
  test('may be CSV as Chinese spreadsheets write it, with any divider', async () => {
    const gbk = Uint8Array.from([0xc4, 0xea, 0xc1, 0xe4, 0x2c, 0xbd, 0xe1, 0xb9, 0xfb, 0x0a, 0x31, 0x38, 0x2c, 0xcd, 0xa8, 0xb9, 0xfd]);
    expect(await readTableFile(fileWith('a.csv', gbk))).toEqual({
      is: 'grid',
      grid: [
        ['年龄', '结果'],
        ['18', '通过'],
      ],
    });
    expect(await readTableFile(fileWith('a.csv', 'a;b\n"1;2";3'))).toEqual({
      is: 'grid',
      grid: [
        ['a', 'b'],
        ['1;2', '3'],
      ],
    });
  });

  test('is refused when it is too large, too long, or no such file at all', async () => {
    expect(await readTableFile({ ...fileWith('a.csv', 'a'), size: 6_000_000 })).toEqual({ is: 'refused', why: 'tooLarge' });
    expect(await readTableFile(fileWith('a.csv', 'a,b\n'.repeat(10_100)))).toEqual({ is: 'refused', why: 'tooLong' });
    expect(await readTableFile(fileWith('a.xlsx', 'no workbook'))).toEqual({ is: 'refused', why: 'unreadable' });
  });

  test('that says it unpacks to more than any table needs is not unpacked', async () => {
    const blob = await fileOf(table, 'xlsx', 'zh');
    const bytes = await blob.arrayBuffer();
    expect(unpackedSize(bytes)).toBeGreaterThan(1000);
    const view = new DataView(bytes);
    const directory = view.getUint32(view.byteLength - 6, true);
    view.setUint32(directory + 24, 2_000_000_000, true);
    expect(await readTableFile(fileWith('bomb.xlsx', new Uint8Array(bytes)))).toEqual({ is: 'refused', why: 'tooLarge' });
    expect(unpackedSize(new ArrayBuffer(10))).toBeUndefined();
  });
});

test('text from a spreadsheet is cut at tabs and lines, quotes and all', () => {
  expect(gridFromTabbed('a\t"two\nlines"\r\n\t"say ""x"""\r\n')).toEqual([
    ['a', 'two\nlines'],
    ['', 'say "x"'],
  ]);
  expect(gridFromTabbed('"open\tb\r\nc\td')).toEqual([
    ['"open', 'b'],
    ['c', 'd'],
  ]);
});
