import { describe, expect, test } from 'vitest';
import type { Json } from '../../../expression/index.ts';
import { asked } from '../ask-model.ts';
import { boxedDecision, input, itemDefinition, needsInput, text } from '../model-xml.ts';

const typeRef = (name: string) => `<typeRef>${name}</typeRef>`;
const allowed = (tests: string) => `<allowedValues><text>${tests.replaceAll('<', '&lt;')}</text></allowedValues>`;
const constraint = (tests: string) => `<typeConstraint><text>${tests.replaceAll('<', '&lt;')}</text></typeConstraint>`;
const component = (name: string, inside: string, isCollection = false) =>
  itemDefinition(name, inside, isCollection).replaceAll(/(<\/?)itemDefinition/g, '$1itemComponent');

const refused = 'decision.value-not-allowed';

/** What an input of the type is for a decision that only gives it back. */
async function as(types: string, name: string, value: Json): Promise<string | undefined> {
  return (await asked(`${types}${input('in', name)}${boxedDecision('d', text('in'), { needs: needsInput('in') })}`, { in: value })).d;
}

/** What a value computed by a decision is when the decision's own type is the given one. */
async function computed(types: string, name: string, source: string): Promise<string | undefined> {
  return (await asked(`${types}${boxedDecision('d', text(source), { typeRef: name })}`)).d;
}

describe('types of a file', () => {
  const person = itemDefinition('tPerson', component('first name', typeRef('string')) + component('age', typeRef('number')));

  test('contexts need all their components, may have more, and their fields go by their names', async () => {
    expect(await as(person, 'tPerson', { 'first name': 'Li', age: 3, more: 1 })).toBe('{first name: "Li", age: 3, more: 1}');
    expect(await as(person, 'tPerson', { 'first name': 'Li' })).toBe('decision.value-of-other-type');
    expect(await as(person, 'tPerson', { 'first name': 'Li', age: 'three' })).toBe('decision.value-of-other-type');
    const body = person + input('p', 'tPerson') + boxedDecision('d', text('p.first name'), { needs: needsInput('p') });
    expect((await asked(body, { p: { 'first name': 'Li', age: 3 } })).d).toBe('"Li"');
  });

  test('collections take a single item for a list of it, and fields of all items are a list', async () => {
    const people = person + itemDefinition('tPeople', typeRef('tPerson'), true);
    expect(await as(people, 'tPeople', { 'first name': 'Li', age: 3 })).toBe('[{first name: "Li", age: 3}]');
    const body = `${people}${input('p', 'tPeople')}${boxedDecision('d', text('p[age > 2].first name'), { needs: needsInput('p') })}`;
    expect((await asked(body, { p: [{ 'first name': 'Li', age: 3 }, { 'first name': 'Wu', age: 1 }] })).d).toBe('["Li"]'); // biome-ignore format: one list
  });

  test('may be of each other, and of themselves', async () => {
    const tree = itemDefinition(
      'tTree',
      component('value', typeRef('number') + allowed('> 0')) + component('children', typeRef('tTree'), true),
    );
    expect(await as(tree, 'tTree', { value: 1, children: [{ value: 2, children: [] }] })).toBe(
      '{value: 1, children: [{value: 2, children: []}]}',
    );
    expect(await as(tree, 'tTree', { value: 1, children: [{ value: -2, children: [] }] })).toBe(refused);
  });

  test('that are functions tell what they give', async () => {
    const f = itemDefinition('tF', '<functionItem outputTypeRef="number"><parameters name="n" typeRef="number"/></functionItem>');
    expect(await computed(f, 'tF', 'function(n: number) n + 1')).toMatch(/^function/);
    expect(await computed(f, 'tF', '5')).toBe('decision.value-of-other-type');
  });

  test('may be asked for in expressions', async () => {
    expect(await computed(person, '', '[{first name: "a", age: 1} instance of tPerson, {age: 1} instance of tPerson]')).toBe(
      '[true, false]',
    );
  });

  test('go by the names of all versions of the standard', async () => {
    for (const name of ['number', 'feel:number', 'feel.number', 'integer', 'Any', 'any']) expect(await computed('', name, '5')).toBe('5');
    for (const name of ['date and time', 'dateTime', 'feel:dateTime'])
      expect(await computed('', name, 'date and time("2020-01-01T00:00:00")')).toBe('2020-01-01T00:00:00');
    expect(await computed('', 'days and time duration', 'duration("P1D")')).toBe('P1D');
    expect(await computed('', 'years and months duration', 'duration("P1D")')).toBe('decision.value-of-other-type');
    expect(await computed(person, 'own:tPerson', '{first name: "a", age: 1}')).toBe('{first name: "a", age: 1}');
  });
});

describe('allowed values', () => {
  const grade = itemDefinition('tGrade', typeRef('string') + allowed('"A", "B"'));

  test('are checked for inputs, decisions and parameters; that there is no value is allowed', async () => {
    expect(await as(grade, 'tGrade', 'A')).toBe('"A"');
    expect(await as(grade, 'tGrade', 'C')).toBe(refused);
    expect(await as(grade, 'tGrade', null)).toBe('null');
    expect(await computed(grade, 'tGrade', '"C"')).toBe('decision.value-not-allowed');
    const f = '<businessKnowledgeModel name="f" id="f"><variable name="f"/><encapsulatedLogic><formalParameter name="g" typeRef="tGrade"/>';
    const use = boxedDecision('d', text('[f("A"), f("C")]'), {
      needs: '<knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>',
    });
    expect((await asked(`${grade}${f}${text('true')}</encapsulatedLogic></businessKnowledgeModel>${use}`)).d).toBe('[true, null]');
  });

  test('of a collection are those of its items', async () => {
    const grades = itemDefinition('tGrades', typeRef('string') + allowed('"A", "B"'), true);
    expect(await as(grades, 'tGrades', ['A', 'B'])).toBe('["A", "B"]');
    expect(await as(grades, 'tGrades', ['A', 'C'])).toBe(refused);
    const built = grade + itemDefinition('tGrades', typeRef('tGrade'), true);
    expect(await as(built, 'tGrades', ['A', 'C'])).toBe(refused);
  });

  test('may be ranges, conditions on the value, and lie within components', async () => {
    const range = itemDefinition('tShare', typeRef('number') + allowed('[0..1]'));
    expect([await as(range, 'tShare', 0.5), await as(range, 'tShare', 1.5)]).toEqual(['0.5', refused]);
    const even = itemDefinition('tEven', typeRef('number') + allowed('even(?)'));
    expect([await as(even, 'tEven', 4), await as(even, 'tEven', 3)]).toEqual(['4', refused]);
    const claim = itemDefinition('tClaim', component('share', typeRef('number') + allowed('[0..1]')));
    expect([await as(claim, 'tClaim', { share: 1 }), await as(claim, 'tClaim', { share: 2 })]).toEqual(['{share: 1}', refused]);
  });

  test('a type built on another allows what both allow', async () => {
    const both = grade + itemDefinition('tBest', typeRef('tGrade') + allowed('"A", "Z"'));
    expect([await as(both, 'tBest', 'A'), await as(both, 'tBest', 'B'), await as(both, 'tBest', 'Z')]).toEqual(['"A"', refused, refused]);
  });

  test('a constraint is on the value as a whole: of a collection, on the list', async () => {
    const pair = itemDefinition('tPair', typeRef('number') + allowed('> 0') + constraint('count(?) = 2'), true);
    expect(await as(pair, 'tPair', [1, 2])).toBe('[1, 2]');
    expect(await as(pair, 'tPair', [1, 2, 3])).toBe(refused);
    expect(await as(pair, 'tPair', [1, -2])).toBe(refused);
    const small = itemDefinition('tSmall', typeRef('number') + constraint('< 10'));
    expect([await as(small, 'tSmall', 9), await as(small, 'tSmall', 10)]).toEqual(['9', refused]);
  });
});
