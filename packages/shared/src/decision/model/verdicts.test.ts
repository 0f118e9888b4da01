import { describe, expect, test } from 'vitest';
import { asked, compiledModel, environment, given, modelOfXml, shown, told } from './ask-model.ts';
import { compileModel } from './compile-model.ts';
import { boxedDecision, input, itemDefinition, needsInput, table, text } from './model-xml.ts';

const needsDecision = (name: string) => `<informationRequirement><requiredDecision href="#d_${name}"/></informationRequirement>`;
const needsKnowledge = (name: string) => `<knowledgeRequirement><requiredKnowledge href="#k_${name}"/></knowledgeRequirement>`;
const strict = { dialect: 'strict' } as const;

/** Ages from 18 have a lane, those from 60 have two. */
const lanes = (policy = '') =>
  table({
    policy,
    inputs: [{ expression: 'age', typeRef: 'number' }],
    outputs: [{ name: 'lane', typeRef: 'string' }],
    rules: [
      ['>= 18', '"quick"'],
      ['>= 60', '"careful"'],
    ],
  });
const claim = `${input('age', 'number')}${boxedDecision('lane', lanes(), { needs: needsInput('age'), typeRef: 'string' })}${boxedDecision('letter', text('"Lane: " + lane'), { needs: needsDecision('lane') })}`;

describe('in flows every way of not deciding is told apart, and stops what follows', () => {
  test('the output with the rules that hold', async () => {
    expect(await asked(claim, { age: 30 }, strict)).toEqual({ lane: '"quick"', letter: '"Lane: quick"' });
    const [lane] = compiledModel(await modelOfXml(claim), strict).decide({ given: given({ age: 30 }), environment });
    expect(lane).toMatchObject({ verdict: { is: 'output', rules: ['r1'] }, tables: [{ matched: ['r1'], rules: [{ cells: ['yes'] }, { cells: ['no'] }] }] }); // biome-ignore format: one result
  });

  test('no rule, rules that contradict each other, a missing input, a value of another type', async () => {
    expect(await asked(claim, { age: 3 }, strict)).toEqual({ lane: 'no match', letter: 'blocked by lane' });
    expect(await asked(claim, { age: 70 }, strict)).toEqual({ lane: 'conflict of r1 and r2', letter: 'blocked by lane' });
    expect(await asked(claim, {}, strict)).toEqual({ lane: 'missing age', letter: 'blocked by lane' });
    expect(await asked(claim, { age: 'old' }, strict)).toEqual({ lane: 'decision.value-of-other-type', letter: 'blocked by lane' });
  });

  test('the same in a table within a box, a function or a service', async () => {
    const box = `<context><contextEntry><variable name="l"/>${lanes()}</contextEntry><contextEntry>${text('l')}</contextEntry></context>`;
    expect((await asked(input('age', 'number') + boxedDecision('d', box, { needs: needsInput('age') }), { age: 3 }, strict)).d).toBe(
      'no match',
    );
    const model = `<businessKnowledgeModel name="f" id="k_f"><variable name="f"/><encapsulatedLogic><formalParameter name="age" typeRef="number"/>${lanes()}</encapsulatedLogic></businessKnowledgeModel>`;
    const use = boxedDecision('d', text('[f(20), f(70)]'), { needs: needsKnowledge('f') });
    expect((await asked(model + use, {}, strict)).d).toBe('conflict of r1 and r2');
    const service = '<decisionService name="s" id="k_s"><variable name="s"/><outputDecision href="#d_lane"/><inputData href="#i_age"/></decisionService>'; // biome-ignore format: one element
    expect(await asked(claim + service + boxedDecision('d', text('s(3)'), { needs: needsKnowledge('s') }), { age: 20 }, strict)).toMatchObject({ lane: '"quick"', d: 'no match' }); // biome-ignore format: one model
  });

  test('a value that is missing where nothing is said of it', async () => {
    const body = input('a', 'number') + boxedDecision('d', text('a + 1'), { needs: needsInput('a') });
    expect(await asked(body, {}, strict)).toEqual({ d: 'missing a' });
    expect(await asked(body.replace('a + 1', 'if a = null then 0 else a'), {}, strict)).toEqual({ d: '0' });
  });

  test('values that are not allowed', async () => {
    const types = itemDefinition('tLane', '<typeRef>string</typeRef><allowedValues><text>"careful"</text></allowedValues>');
    const body = types + input('age', 'number') + boxedDecision('lane', lanes(), { needs: needsInput('age'), typeRef: 'tLane' });
    expect(await asked(body, { age: 20 }, strict)).toEqual({ lane: 'decision.value-not-allowed' });
  });

  test('default outputs are an output of no rule', async () => {
    const fallen = lanes('hitPolicy="FIRST"').replace('<output name="lane" typeRef="string">', '<output name="lane" typeRef="string"><defaultOutputEntry><text>"none"</text></defaultOutputEntry>'); // biome-ignore format: one element
    const body = input('age', 'number') + boxedDecision('lane', fallen, { needs: needsInput('age') });
    expect(await asked(body, { age: 3 }, strict)).toEqual({ lane: '"none"' });
  });

  test('amounts stay amounts', async () => {
    const types = itemDefinition('money', '<typeRef>number</typeRef>');
    const body = `${types}${input('paid', 'money')}${boxedDecision('share', text('paid * 0.5'), { needs: needsInput('paid'), typeRef: 'money' })}`;
    const compiled = compiledModel(await modelOfXml(body), strict);
    const [share] = compiled.decide({ given: given({ paid: 12.34 }), environment });
    expect(share && told(share)).toBe('6.17');
  });
});

describe('in flows what an author must mend is found before anything runs', () => {
  test('in every element, with its name', async () => {
    const body = `${input('a', 'number')}${boxedDecision('x', text('a + "1"'), { needs: needsInput('a') })}${boxedDecision('y', text('nobody'))}${boxedDecision('z', table({ inputs: [{ expression: 'a', typeRef: 'number' }], outputs: [{ typeRef: 'number' }], rules: [['"text"', '1']] }), { needs: needsInput('a') })}`; // biome-ignore format: rows
    const compiled = compileModel(await modelOfXml(body));
    expect(compiled.ok).toBe(false);
    expect(compiled.problems.map(({ code, element }) => `${element}: ${code}`)).toEqual([
      'x: expression.type-mismatch',
      'y: expression.unknown-name',
      'z: expression.type-mismatch',
    ]);
  });

  test('by the types of decisions that are computed, not declared', async () => {
    const body = boxedDecision('a', `<context><contextEntry><variable name="n"/>${text('"five"')}</contextEntry></context>`);
    const use = (source: string) => body + boxedDecision('b', text(source), { needs: needsDecision('a') });
    expect(compileModel(await modelOfXml(use('a.n + 1'))).problems.map(({ code }) => code)).toEqual(['expression.type-mismatch']);
    expect(compileModel(await modelOfXml(use('a.m'))).problems.map(({ code }) => code)).toEqual(['expression.unknown-name']);
    expect(await asked(use('a.n + "!"'), {}, strict)).toMatchObject({ b: '"five!"' });
  });
});

describe('all parts of an evaluation share their steps', () => {
  const heavy = boxedDecision('a', text('sum(for i in 1..2000 return i)'));
  const more = Array.from({ length: 9 }, (_, at) => boxedDecision(`b${at}`, text('sum(for i in 1..2000 return i)'))).join('');
  const verdicts = async (body: string, budget: number) =>
    compiledModel(await modelOfXml(body))
      .decide({ given: [], environment: { ...environment, budget } })
      .map(told);

  test('so that many decisions together take no more than one may', async () => {
    expect(await verdicts(heavy, 40_000)).toEqual(['2001000']);
    expect((await verdicts(heavy + more, 40_000)).filter((verdict) => verdict === 'expression.budget-exceeded').length).toBeGreaterThan(0);
  });

  test('and so do tables that functions ask over and over', async () => {
    const rows = Array.from({ length: 100 }, (_, at) => [`${at}`, `${at}`]);
    const asks = `<businessKnowledgeModel name="f" id="k_f"><variable name="f"/><encapsulatedLogic><formalParameter name="n" typeRef="number"/>${table({ inputs: [{ expression: 'n', typeRef: 'number' }], outputs: [{ typeRef: 'number' }], rules: rows })}</encapsulatedLogic></businessKnowledgeModel>`; // biome-ignore format: one table
    const body = asks + boxedDecision('d', text('sum(for i in 1..99999 return f(5))'), { needs: needsKnowledge('f') });
    for (const dialect of ['strict', 'standard'] as const)
      expect((await asked(body, {}, { dialect })).d).toBe('expression.budget-exceeded');
  });
});

test('a knowledge model may be called by itself', async () => {
  const body = `<businessKnowledgeModel name="f" id="k_f"><variable name="f"/><encapsulatedLogic><formalParameter name="n" typeRef="number"/>${text('n * 2')}</encapsulatedLogic></businessKnowledgeModel>`;
  expect(shown(compiledModel(await modelOfXml(body)).call({ knowledge: { name: 'f' }, given: given({ n: 4 }), environment }))).toBe('8');
});
