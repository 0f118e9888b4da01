import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { evalDecisions } from './eval-decisions.ts';

const model = (inside: string, namespace = 'urn:m') =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="${namespace}">${inside}</definitions>`;
const cases = (name: string, inside: string) =>
  `<tc:testCases xmlns:tc="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><tc:modelName>${name}</tc:modelName>${inside}</tc:testCases>`;
const text = (source: string) => `<literalExpression><text>${source}</text></literalExpression>`;

let folder: string | undefined;
afterEach(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true });
  folder = undefined;
});

/** Runs the command over files by their paths, and gives its report. */
async function evaluated(files: Readonly<Record<string, string>>, ...more: readonly string[]) {
  folder = await mkdtemp(join(tmpdir(), 'eval-decisions-'));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
  const code = await evalDecisions.run(['--json', '--tck', folder, ...more], io);
  return { code, report: out.map((line): unknown => JSON.parse(line)), err: err.join('\n') };
}

const sums = model(`
  <inputData name="in" id="in"><variable name="in" typeRef="Any"/></inputData>
  <decision name="same" id="same"><informationRequirement><requiredInput href="#in"/></informationRequirement>${text('in')}</decision>
  <decision name="broken" id="broken">${text('1 + "a"')}</decision>
  <decision name="third" id="third">${text('1 / 3')}</decision>
  <decision name="java" id="java"><invocation><functionDefinition kind="Java"/></invocation></decision>
  <decision name="nowhere" id="nowhere"><invocation>${text('f')}</invocation></decision>
  <businessKnowledgeModel name="twice" id="twice"><encapsulatedLogic><formalParameter name="n"/>${text('n * 2')}</encapsulatedLogic></businessKnowledgeModel>
  <decisionService name="s" id="s"><outputDecision href="#same"/><inputData href="#in"/></decisionService>`);

const value = (type: string, content: string) => `<tc:value xsi:type="xsd:${type}">${content}</tc:value>`;
const given = (content: string) => `<tc:inputNode name="in">${content}</tc:inputNode>`;
const expected = (name: string, content: string, more = '') =>
  `<tc:resultNode name="${name}"${more}><tc:expected>${content}</tc:expected></tc:resultNode>`;
const one = (id: string, inside: string, more = '') => `<tc:testCase id="${id}"${more}>${inside}</tc:testCase>`;

test('every case is judged by all its results, and failures are named with what was expected and found', async () => {
  const list = `<tc:list><tc:item>${value('decimal', '1.50')}</tc:item><tc:item><tc:value xsi:nil="true"/></tc:item><tc:item><tc:component name="a  b">${value('string', ' x &amp; y ')}</tc:component></tc:item></tc:list>`;
  const { code, report } = await evaluated({
    'compliance-level-2/0001-sums/sums.dmn': sums,
    'compliance-level-2/0001-sums/sums-test-01.xml': cases(
      'sums.dmn',
      [
        one('values', given(list) + expected('same', list)),
        one(
          'instants',
          given(value('dateTime', '2020-01-01T08:00:00+08:00')) + expected('same', value('dateTime', '2020-01-01T00:00:00Z')),
        ),
        one('rounded', expected('third', value('decimal', '0.33333333'))),
        one('too rough', expected('third', value('decimal', '0.33'))),
        one('error', expected('broken', '<tc:value xsi:nil="true"/>', ' errorResult="true"')),
        one('no error', given(value('decimal', '1')) + expected('same', value('decimal', '1'), ' errorResult="true"')),
        one(
          'two results',
          given(value('decimal', '1')) + expected('same', value('decimal', '1')) + expected('third', value('decimal', '1')),
        ),
        one('java', expected('java', '<tc:value xsi:nil="true"/>')),
        one('no decision', expected('ghost', '<tc:value xsi:nil="true"/>')),
        one('service', given(value('string', 'a')) + expected('same', value('string', 'a')), ' type="decisionService" invocableName="s"'),
        one('function', `<tc:inputNode name="n">${value('decimal', '4')}</tc:inputNode>${expected('twice', value('decimal', '8'))}`, ' type="bkm" invocableName="twice"'), // biome-ignore format: one case
      ].join(''),
    ),
  });
  expect(code).toBe(0);
  expect(report).toEqual([
    {
      passed: 6,
      failed: 5,
      unsupported: 1,
      total: 11,
      failures: [
        { folder: '0001-sums', case: 'too rough', node: 'third', expected: '0.33', found: '0.3333333333333333333333333333333333' },
        { folder: '0001-sums', case: 'no error', node: 'same', expected: 'null', found: '1' },
        { folder: '0001-sums', case: 'two results', node: 'third', expected: '1', found: '0.3333333333333333333333333333333333' },
        { folder: '0001-sums', case: 'no decision', expected: 'the case runs', found: 'the model has no decision or service “ghost”' },
      ],
      unsupportedCases: [{ folder: '0001-sums', case: 'java', what: 'Java' }],
    },
  ]);
});

test('models of a folder may import each other, and names may tell whose they are', async () => {
  const imported = model(`<inputData name="rate" id="r"><variable name="rate" typeRef="number"/></inputData>`, 'urn:far');
  const main = model(
    `<import name="far" namespace="urn:far" importType="DMN"/><decision name="x" id="x"><informationRequirement><requiredInput href="urn:far#r"/></informationRequirement>${text('far.rate * 2')}</decision>`,
  );
  const about = (input: string, at: number) => one(`${at}`, `<tc:inputNode ${input}>${value('decimal', '4')}</tc:inputNode>${expected('x', value('decimal', '8'))}`); // biome-ignore format: one case
  const { report } = await evaluated({
    'compliance-level-3/0086-far/far.dmn': imported,
    'compliance-level-3/0086-far/main.dmn': main,
    'compliance-level-3/0086-far/t.xml': cases(
      'main.dmn',
      ['name="rate" namespace="urn:far"', 'name="far.rate"', 'name="rate"'].map(about).join(''),
    ),
  });
  expect(report).toMatchObject([{ passed: 3, total: 3 }]);
});

test('a model that cannot be read or has no order fails all its cases, with the reason', async () => {
  const cycle = ['a', 'b'].map((name) => `<decision name="${name}" id="${name}"><informationRequirement><requiredDecision href="#${name === 'a' ? 'b' : 'a'}"/></informationRequirement></decision>`); // biome-ignore format: one pair
  const about = (file: string) => cases(file, one('1', expected('a', '<tc:value xsi:nil="true"/>')));
  const { report } = await evaluated({
    'compliance-level-2/a/a.dmn': model(cycle.join('')),
    'compliance-level-2/a/a.xml': about('a.dmn'),
    'compliance-level-2/b/b.dmn': 'no model',
    'compliance-level-2/b/b.xml': about('b.dmn'),
    'compliance-level-2/c/c.dmn': `<!DOCTYPE x>${model('')}`,
    'compliance-level-2/c/c.xml': about('c.dmn'),
  });
  expect(report).toMatchObject([{ passed: 0, failed: 3, failures: [{ found: expect.stringContaining('a → b') }, { found: expect.stringContaining('no DMN file') }, {}] }]); // biome-ignore format: one report
});

test('the level is that of the folder', async () => {
  const files = {
    'compliance-level-2/a/a.dmn': sums,
    'compliance-level-2/a/a.xml': cases('a.dmn', one('1', expected('third', value('decimal', '1')))),
    'compliance-level-3/b/b.dmn': sums,
    'compliance-level-3/b/b.xml': cases('b.dmn', one('2', given(value('boolean', 'true')) + expected('same', value('boolean', 'true')))),
  };
  expect((await evaluated(files, '--level', '3')).report).toMatchObject([{ passed: 1, total: 1 }]);
});

test('where there is no suite, or no file of cases, that is said plainly', async () => {
  expect(await evaluated({})).toMatchObject({ code: 1, report: [{ ok: false, fault: { code: 'eval.no-suite' } }] });
  for (const content of ['<!DOCTYPE x [<!ENTITY a "b">]><testCases/>', '<testCases>', 'nothing', '<other/>'])
    expect((await evaluated({ 'compliance-level-2/a/a.xml': content })).report).toMatchObject([{ passed: 0, failed: 1, failures: [{ case: 'a.xml', found: expect.stringContaining('no file of test cases') }] }]); // biome-ignore format: one report
  expect(await evaluated({}, '--level', '4')).toMatchObject({ code: 1, report: [{ fault: { code: 'command.wrong-options' } }] });
});
