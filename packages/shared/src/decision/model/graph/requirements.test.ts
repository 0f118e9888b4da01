import { describe, expect, test } from 'vitest';
import type { Json } from '../../../expression/index.ts';
import { asked, compiledModel, environment, given, modelOfXml, shown, told } from '../ask-model.ts';
import { compileModel } from '../compile-model.ts';
import type { DecisionModel } from '../decision-model.ts';
import { boxedDecision, input, itemDefinition, needsInput, text } from '../model-xml.ts';

const needsDecision = (...names: string[]) =>
  names.map((name) => `<informationRequirement><requiredDecision href="#d_${name}"/></informationRequirement>`).join('');
const needsKnowledge = (...names: string[]) =>
  names.map((name) => `<knowledgeRequirement><requiredKnowledge href="#k_${name}"/></knowledgeRequirement>`).join('');
const decision = (name: string, source: string, needs = '', typeRef = '') => boxedDecision(name, text(source), { needs, typeRef });
const knowledge = (name: string, parameters: string, source: string, needs = '') =>
  `<businessKnowledgeModel name="${name}" id="k_${name}"><variable name="${name}"/><encapsulatedLogic>${parameters}${text(source)}</encapsulatedLogic>${needs}</businessKnowledgeModel>`;
const parameter = (name: string, typeRef = '') => `<formalParameter name="${name}"${typeRef === '' ? '' : ` typeRef="${typeRef}"`}/>`;
const service = (name: string, inside: string, typeRef = '') =>
  `<decisionService name="${name}" id="k_${name}"><variable name="${name}"${typeRef === '' ? '' : ` typeRef="${typeRef}"`}/>${inside}</decisionService>`;

describe('what a decision sees', () => {
  test('is what it needs, under names with spaces, Chinese, or signs in them', async () => {
    const body =
      input('投保人 年龄', 'number').replaceAll('i_投保人 年龄', 'i_a') +
      input('sum-insured', 'number').replaceAll('i_sum-insured', 'i_b') +
      decision('保费', '投保人 年龄 * 2 + sum-insured', needsInput('a', 'b')) +
      decision('final price (incl. tax)', '保费 * 1.5', needsDecision('保费'));
    expect(await asked(body, { '投保人 年龄': 30, 'sum-insured': 5 })).toEqual({ 保费: '65', 'final price (incl. tax)': '97.5' });
  });

  test('is nothing that it does not need, however near it stands', async () => {
    const body =
      input('a') + decision('x', 'a', needsInput('a')) + decision('y', 'x', needsDecision('x')) + decision('z', 'a', needsDecision('y'));
    expect(await asked(body, { a: 1 })).toEqual({ x: '1', y: '1', z: 'expression.unknown-name' });
  });

  test('may be named with the namespace of its own file, or by an id in Chinese', async () => {
    const body = `${decision('基数', '2')}<decision name="x" id="x"><informationRequirement><requiredDecision href="urn:test#d_基数"/></informationRequirement>${text('基数 + 1')}</decision>`;
    expect(await asked(body)).toEqual({ 基数: '2', x: '3' });
  });

  test('each decision is taken once, and only those that are asked for and what they need', async () => {
    const body = decision('base', '1') + decision('l', 'base', needsDecision('base')) + decision('r', 'base', needsDecision('base')) + decision('top', 'l + r', needsDecision('l', 'r')) + decision('other', '1'); // biome-ignore format: one graph
    const model = compiledModel(await modelOfXml(body));
    const results = model.decide({ decisions: [{ name: 'top' }], given: [], environment });
    expect(results.map((result) => `${result.name} ${told(result)}`).sort()).toEqual(['base 1', 'l 1', 'r 1', 'top 2']);
    expect(() => model.decide({ decisions: [{ name: 'nobody' }], given: [], environment })).toThrowError(expect.objectContaining({ code: 'decision.unknown-decision' })); // biome-ignore format: one call
  });

  test('a value handed in for a decision stands in its place', async () => {
    const body = decision('base', '1') + decision('top', 'base + 1', needsDecision('base'));
    expect(await asked(body, { base: 10 })).toEqual({ top: '11' });
  });

  test('a chain of a thousand decisions is followed to its end', async () => {
    const chain = Array.from({ length: 1000 }, (_, at) => decision(`d${at}`, at === 0 ? '1' : `d${at - 1} + 1`, at === 0 ? '' : needsDecision(`d${at - 1}`))); // biome-ignore format: one chain
    expect((await asked(chain.reverse().join(''))).d999).toBe('1000');
  });
});

describe('what cannot be decided is refused by name', () => {
  test('a cycle', async () => {
    const body = decision('a', 'c', needsDecision('c')) + decision('b', 'a', needsDecision('a')) + decision('c', 'b', needsDecision('b'));
    const compiled = compileModel(await modelOfXml(body), { dialect: 'standard' });
    expect(compiled).toMatchObject({ ok: false, problems: [{ code: 'decision.cycle' }] });
    expect(compiled.problems[0]?.message.en).toMatch(/a → c → b → a|b → a → c → b|c → b → a → c/);
  });

  test('a cycle over a service', async () => {
    const body = service('s', '<outputDecision href="#d_a"/>') + decision('a', 's()', needsKnowledge('s'));
    expect(compileModel(await modelOfXml(body), { dialect: 'standard' })).toMatchObject({
      ok: false,
      problems: [{ code: 'decision.cycle' }],
    });
  });

  test('a requirement that points nowhere, a type nobody declares', async () => {
    const body = decision('a', '1', needsDecision('ghost'), 'tGhost');
    const compiled = compileModel(await modelOfXml(body));
    expect(compiled.ok).toBe(false);
    expect(compiled.problems.map(({ code, element }) => [code, element])).toEqual([
      ['decision.unknown-element', 'a'],
      ['decision.unknown-type', 'a'],
    ]);
  });
});

describe('business knowledge models', () => {
  const area = knowledge('area', parameter('width', 'number') + parameter('height', 'number'), 'width * height');

  test('are called by place, by name and as a box', async () => {
    const box = `<decision name="c" id="c">${needsKnowledge('area')}<invocation>${text('area')}<binding><parameter name="height"/>${text('3')}</binding><binding><parameter name="width"/>${text('2')}</binding></invocation></decision>`;
    expect(await asked(area + decision('a', 'area(2, 3)', needsKnowledge('area')) + decision('b', 'area(height: 3, width: 2)', needsKnowledge('area')) + box)).toEqual({ a: '6', b: '6', c: '6' }); // biome-ignore format: one model
  });

  test('see their parameters and what they need, not what the caller sees', async () => {
    const body = knowledge('twice', parameter('n'), 'n * 2') + knowledge('four', parameter('n'), 'twice(twice(n))', needsKnowledge('twice')) + knowledge('peeps', parameter('n'), 'n + base', '') + decision('base', '100') + decision('x', '[four(5), peeps(1)]', needsDecision('base') + needsKnowledge('four', 'peeps')); // biome-ignore format: one model
    expect(await asked(body)).toEqual({ base: '100', x: '[20, null]' });
  });

  test('call themselves, until they are too deep', async () => {
    const sum = knowledge('total', parameter('n', 'number'), 'if n <= 0 then 0 else n + total(n - 1)');
    expect((await asked(sum + decision('x', 'total(20)', needsKnowledge('total')))).x).toBe('210');
    expect((await asked(sum + decision('x', 'total(1000000)', needsKnowledge('total')))).x).toBe('expression.calls-too-deep');
  });

  test('never run with arguments of another type; a list of one is taken for its item', async () => {
    const body = `${knowledge('there', parameter('n', 'number'), 'n != null')}${decision('x', '[there(1), there([1]), there("1"), there(null)]', needsKnowledge('there'))}`;
    expect((await asked(body)).x).toBe('[true, true, null, false]');
  });

  test('give what their type says, be it the type of the function or of its result', async () => {
    const typed = (typeRef: string) =>
      knowledge('f', '', '"a"').replace('<variable name="f"/>', `<variable name="f" typeRef="${typeRef}"/>`);
    const types = '<itemDefinition name="tF"><functionItem outputTypeRef="number"/></itemDefinition>';
    const use = decision('x', '[f()]', needsKnowledge('f'));
    expect((await asked(types + typed('tF') + use)).x).toBe('[null]');
    expect((await asked(typed('number') + use)).x).toBe('[null]');
    expect((await asked(typed('string') + use)).x).toBe('["a"]');
  });

  test('hold tables, and are values that go from hand to hand', async () => {
    const table = `<businessKnowledgeModel name="grade" id="k_grade"><variable name="grade"/><encapsulatedLogic>${parameter('score', 'number')}<decisionTable><input><inputExpression><text>score</text></inputExpression></input><output/><rule><inputEntry><text>&gt;= 60</text></inputEntry><outputEntry><text>"pass"</text></outputEntry></rule><rule><inputEntry><text>&lt; 60</text></inputEntry><outputEntry><text>"fail"</text></outputEntry></rule></decisionTable></encapsulatedLogic></businessKnowledgeModel>`;
    expect((await asked(table + decision('x', 'for s in [59, 60] return grade(s)', needsKnowledge('grade')))).x).toBe('["fail", "pass"]');
    expect((await asked(table + decision('f', 'grade', needsKnowledge('grade')) + decision('x', 'f(70)', needsDecision('f')))).x).toBe(
      '"pass"',
    );
  });
});

describe('decision services', () => {
  const parts =
    input('a', 'number') + decision('inner', 'a + 1', needsInput('a')) + decision('outer', 'inner * 10', needsDecision('inner'));
  const whole = service('s', '<outputDecision href="#d_outer"/><encapsulatedDecision href="#d_inner"/><inputData href="#i_a"/>');
  const around = service('t', '<outputDecision href="#d_outer"/><inputDecision href="#d_inner"/>');
  const both = service('u', '<outputDecision href="#d_outer"/><outputDecision href="#d_inner"/><inputData href="#i_a"/>');
  const served = async (body: string, name: string, values: { readonly [name: string]: Json }) =>
    shown(compiledModel(await modelOfXml(body)).serve({ service: { name }, given: given(values), environment }).value);

  test('give one output, or several as a context', async () => {
    expect(await served(parts + whole, 's', { a: 2 })).toBe('30');
    expect(await served(parts + both, 'u', { a: 2 })).toBe('{outer: 30, inner: 3}');
  });

  test('take decisions from outside as they are handed in, and do not take them themselves', async () => {
    expect(await served(parts + around, 't', { inner: 7, a: 1 })).toBe('70');
    expect(await served(parts + around, 't', { a: 1 })).toBe('null');
  });

  test('are functions of their inputs, then of the decisions from outside', async () => {
    const mixed = input('b', 'number') + decision('sum', 'inner - b', needsDecision('inner') + needsInput('b')) + service('m', '<outputDecision href="#d_sum"/><inputDecision href="#d_inner"/><inputData href="#i_b"/>'); // biome-ignore format: one service
    const body = parts + whole + mixed + decision('x', '[s(2), s(a: 2), m(1, 10), m(inner: 10, b: 1), s("2"), s(1, 2)]', needsKnowledge('s', 'm')); // biome-ignore format: one model
    expect((await asked(body, { a: 100, b: 1 })).x).toBe('[30, 30, 9, 9, null, null]');
  });

  test('give what their type says', async () => {
    const types =
      '<itemDefinition name="tS"><functionItem outputTypeRef="string"><parameters name="a" typeRef="number"/></functionItem></itemDefinition>';
    expect(await served(types + parts + whole.replace('<variable name="s"/>', '<variable name="s" typeRef="tS"/>'), 's', { a: 2 })).toBe(
      'null',
    );
  });
});

describe('imports', () => {
  const imported = (name: string, namespace: string) =>
    `<import name="${name}" namespace="${namespace}" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>`;
  const tariff = () => modelOfXml(`<itemDefinition name="tRate"><typeRef>number</typeRef><allowedValues><text>[0..1]</text></allowedValues></itemDefinition>${input('age', 'number')}${decision('rate', 'age / 100', needsInput('age'), 'tRate')}${knowledge('pay', parameter('n', 'number'), 'n * 2')}`, { name: 'tariff', namespace: 'urn:tariff' }); // biome-ignore format: one model
  const far = (kind: string, id: string) => `<informationRequirement><required${kind} href="urn:tariff#${id}"/></informationRequirement>`;
  const use = (source: string, alias: string) =>
    `${imported(alias, 'urn:tariff')}<decision name="x" id="x"><variable name="x"/>${far('Decision', 'd_rate')}${far('Input', 'i_age')}<knowledgeRequirement><requiredKnowledge href="urn:tariff#k_pay"/></knowledgeRequirement>${text(source)}</decision>`;
  const xOf = (results: Record<string, string>) => results.x;

  test('are used under their name: decisions, inputs, functions and types', async () => {
    const others = [await tariff()];
    const body = use(
      '{r: my tariff.rate, a: my tariff.age, p: my tariff.pay(4), t: my tariff.rate instance of my tariff.tRate}',
      'my tariff',
    );
    expect(xOf(await asked(body, { age: 50 }, { others }))).toBe('{r: 0.5, a: 50, p: 8, t: true}');
    expect(xOf(await asked(body, { 'my tariff.age': 50 }, { others }))).toBe('{r: 0.5, a: 50, p: 8, t: true}');
    expect(xOf(await asked(body, { 'my tariff': { age: 50 } }, { others }))).toBe('{r: 0.5, a: 50, p: 8, t: true}');
  });

  test('stand beside what is the file’s own, with spaces in every name', async () => {
    const far = await modelOfXml(knowledge('say hello', parameter('a person', 'tPerson'), '"hello " + a person.first name').replaceAll('k_say hello', 'k') + itemDefinition('tPerson', '<itemComponent name="first name"><typeRef>string</typeRef></itemComponent>'), { namespace: 'urn:far' }); // biome-ignore format: one model
    const needs = `${needsInput('p')}<knowledgeRequirement><requiredKnowledge href="urn:far#k"/></knowledgeRequirement>`;
    const body = `${imported('my far', 'urn:far')}${input('A Person', 'my far.tPerson').replace('i_A Person', 'i_p')}${decision('x', 'my far.say hello(A Person) + A Person.first name', needs)}`;
    expect(await asked(body, { 'A Person': { 'first name': 'Li' } }, { others: [far] })).toEqual({ x: '"hello LiLi"' });
  });

  test('may come without a name, and then stand among the own', async () => {
    expect(xOf(await asked(use('rate + pay(1)', ''), { age: 50 }, { others: [await tariff()] }))).toBe('2.5');
  });

  test('bring the values their types allow', async () => {
    expect(await asked(use('t.rate', 't'), { age: 500 }, { others: [await tariff()] })).toEqual({
      rate: 'decision.value-not-allowed',
      x: 'null',
    });
  });

  test('of the same file by two ways are told apart by what is handed in', async () => {
    const between = async (letter: string): Promise<DecisionModel> =>
      modelOfXml(
        `${imported('t', 'urn:tariff')}<decision name="via" id="via"><variable name="via"/>${far('Decision', 'd_rate')}${text(`"${letter}" + string(t.rate)`)}</decision>`,
        { name: letter, namespace: `urn:${letter}` },
      );
    const others = [await tariff(), await between('b'), await between('c')];
    const needs = ['b', 'c'].map((letter) => `<informationRequirement><requiredDecision href="urn:${letter}#via"/></informationRequirement>`).join(''); // biome-ignore format: one list
    const body = `${imported('B', 'urn:b')}${imported('C', 'urn:c')}<decision name="x" id="x"><variable name="x"/>${needs}${text('B.via + C.via')}</decision>`;
    expect(xOf(await asked(body, { B: { t: { age: 10 } }, C: { t: { age: 20 } } }, { others }))).toBe('"b0.1c0.2"');
    expect(xOf(await asked(body, { age: 30 }, { others }))).toBe('"b0.3c0.3"');
  });

  test('that are not at hand are told', async () => {
    const compiled = compileModel(await modelOfXml(use('1', 't')));
    expect(compiled.problems.map(({ code }) => code)).toEqual([
      'decision.unknown-element',
      'decision.unknown-element',
      'decision.unknown-element',
    ]);
  });
});
