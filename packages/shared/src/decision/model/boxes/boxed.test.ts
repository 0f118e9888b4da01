import { describe, expect, test } from 'vitest';
import { asked } from '../ask-model.ts';
import { boxedDecision, text } from '../model-xml.ts';

const one = async (logic: string, typeRef = '') => (await asked(boxedDecision('d', logic, { typeRef }))).d;

describe('boxed expressions', () => {
  test('an entry of a context sees those before it, and one without a name is what the whole is worth', async () => {
    const entries = `<contextEntry><variable name="first sum"/>${text('1 + 2')}</contextEntry><contextEntry><variable name="b"/>${text('first sum * 2')}</contextEntry>`;
    expect(await one(`<context>${entries}</context>`)).toBe('{first sum: 3, b: 6}');
    expect(await one(`<context>${entries}<contextEntry>${text('b + first sum')}</contextEntry></context>`)).toBe('9');
  });

  test('an entry may hide what lies around it', async () => {
    const outer = boxedDecision('x', text('1'));
    const inner = `<context><contextEntry><variable name="x"/>${text('x + 1')}</contextEntry><contextEntry>${text('x * 10')}</contextEntry></context>`;
    const needs = '<informationRequirement><requiredDecision href="#d_x"/></informationRequirement>';
    expect(await asked(outer + boxedDecision('y', inner, { needs }))).toEqual({ x: '1', y: '20' });
  });

  test('contexts, lists and relations stand in each other', async () => {
    const relation = `<relation><column name="rate"/><column name="from age"/><row>${text('0.5')}${text('18')}</row><row>${text('0.7')}${text('60')}</row></relation>`;
    expect(await one(relation)).toBe('[{rate: 0.5, from age: 18}, {rate: 0.7, from age: 60}]');
    expect(await one(`<list>${text('1')}<list>${text('2')}</list><context/></list>`)).toBe('[1, [2], {}]');
    const used = `<context><contextEntry><variable name="rows"/>${relation}</contextEntry><contextEntry>${text('rows[from age > 20].rate')}</contextEntry></context>`;
    expect(await one(used)).toBe('[0.7]');
  });

  test('a condition that is true goes one way, anything else the other', async () => {
    const conditional = (condition: string) =>
      `<conditional><if>${text(condition)}</if><then>${text('"yes"')}</then><else><list>${text('"no"')}</list></else></conditional>`;
    expect([await one(conditional('1 < 2')), await one(conditional('1 > 2')), await one(conditional('null'))]).toEqual([
      '"yes"',
      '["no"]',
      '["no"]',
    ]);
  });

  test('only the branch that is taken is computed', async () => {
    const endless = `<for iteratorVariable="i"><in>${text('1..1000000000')}</in><return>${text('i')}</return></for>`;
    expect(await one(`<conditional><if>${text('true')}</if><then>${text('1')}</then><else>${endless}</else></conditional>`)).toBe('1');
  });

  test('loops go over lists and see what was computed before them', async () => {
    const loop = (source: string, body: string) =>
      `<for iteratorVariable="each one"><in>${text(source)}</in><return>${body}</return></for>`;
    expect(await one(loop('[1, 2, 3]', text('each one * 2')))).toBe('[2, 4, 6]');
    expect(await one(loop('[1, 2, 3]', text('each one + count(partial)')))).toBe('[1, 3, 5]');
    expect(await one(loop('[1..3]', text('each one')))).toBe('[1, 2, 3]');
    expect(await one(loop('3..1', text('each one')))).toBe('[3, 2, 1]');
    expect(await one(loop('[]', text('each one')))).toBe('[]');
    const nested = `<for iteratorVariable="b"><in>${text('[10, 20]')}</in><return>${text('each one + b')}</return></for>`;
    expect(await one(loop('[1, 2]', nested))).toBe('[[11, 21], [12, 22]]');
  });

  test('some and every ask a condition of each item', async () => {
    const quantified = (kind: string, source: string, condition: string) =>
      `<${kind} iteratorVariable="x"><in>${text(source)}</in><satisfies>${text(condition)}</satisfies></${kind}>`;
    expect(await one(quantified('some', '[1, 2, 3]', 'x > 2'))).toBe('true');
    expect(await one(quantified('some', '[]', 'x > 2'))).toBe('false');
    expect(await one(quantified('every', '[1, 2, 3]', 'x > 1'))).toBe('false');
    expect(await one(quantified('every', '[]', 'x > 1'))).toBe('true');
    expect(await one(quantified('every', '[1, 2]', '"x"'))).not.toBe('true');
  });

  test('a filter keeps what matches; items go by their fields or as item, and a number is a place', async () => {
    const filter = (source: string, match: string) => `<filter><in>${text(source)}</in><match>${match}</match></filter>`;
    expect(await one(filter('[1, 2, 3, 4]', text('item > 2')))).toBe('[3, 4]');
    expect(await one(filter('[{a: 1}, {a: 5}]', text('a > 2')))).toBe('[{a: 5}]');
    expect(await one(filter('[1, 2, 3]', text('-1')))).toBe('3');
    const boxed = `<conditional><if>${text('item > 3')}</if><then>${text('true')}</then><else>${text('item = 1')}</else></conditional>`;
    expect(await one(filter('[1, 2, 3, 4]', boxed))).toBe('[1, 4]');
  });

  test('what stands in a match ends where its box ends', async () => {
    expect(await one(`<filter><in>${text('[1, 2]')}</in><match>${text('true)] + [(1')}</match></filter>`)).toBe('decision.not-readable');
  });

  test('a boxed function keeps what lies around it, takes what its parameters allow, and may call itself', async () => {
    const f = `<functionDefinition><formalParameter name="n" typeRef="number"/>${text('if n <= 1 then k else n * factorial(n - 1)')}</functionDefinition>`;
    const context = (call: string) =>
      `<context><contextEntry><variable name="k"/>${text('1')}</contextEntry><contextEntry><variable name="factorial"/>${f}</contextEntry><contextEntry>${text(call)}</contextEntry></context>`;
    expect(await one(context('factorial(5)'))).toBe('120');
    expect(await one(context('factorial(n: [5])'))).toBe('120');
    expect(await one(context('factorial("5")'))).toBe('expression.wrong-arguments');
    expect(await one(context('factorial(1, 2)'))).toBe('expression.wrong-arguments');
  });

  test('an invocation binds its arguments by name, also those of the language itself', async () => {
    const call = (name: string, bindings: Record<string, string>) =>
      `<invocation>${text(name)}${Object.entries(bindings)
        .map(([parameter, source]) => `<binding><parameter name="${parameter}"/>${text(source)}</binding>`)
        .join('')}</invocation>`;
    expect(await one(call('substring', { string: '"abcdef"', 'start position': '3' }))).toBe('"cdef"');
    const within = (inner: string) =>
      `<context><contextEntry><variable name="take away"/>${text('function(a, b) a - b')}</contextEntry><contextEntry>${inner}</contextEntry></context>`;
    expect(await one(within(call('take away', { b: '1', a: '10' })))).toBe('9');
    expect(await one(within(call('take away', { a: '10', c: '1' })))).toBe('expression.wrong-arguments');
    expect(await one(within(call('nobody', { a: '10' })))).toBe('expression.unknown-function');
  });

  test('the type of a box is what its value is held to', async () => {
    expect(await one(text('"5"', 'number'))).toBe('decision.value-of-other-type');
    expect(await one(text('[5]', 'number'))).toBe('5');
    expect(await one(`<list typeRef="string">${text('"a"')}</list>`)).toBe('"a"');
    expect(await one(`<context><contextEntry><variable name="a" typeRef="number"/>${text('"x"')}</contextEntry></context>`)).toBe(
      '{a: null}',
    );
    expect(await one(text('date("2020-01-02")'), 'date and time')).toBe('2020-01-02T00:00:00Z');
  });

  test('a decision without logic has no value', async () => {
    expect(await asked('<decision name="d" id="d"><variable name="d"/></decision>')).toEqual({ d: 'null' });
  });

  test('other languages are named as unsupported, and so is whoever needs them', async () => {
    const java = `<functionDefinition kind="Java"><formalParameter name="x"/><context/></functionDefinition>`;
    const context = `<context><contextEntry><variable name="f"/>${java}</contextEntry><contextEntry>${text('f(1)')}</contextEntry></context>`;
    expect(await one(context)).toBe('unsupported Java');
    expect(await one('<literalExpression expressionLanguage="urn:javascript"><text>1</text></literalExpression>')).toBe(
      'unsupported urn:javascript',
    );
  });
});
