import fc from 'fast-check';

/** An expression as a tree of our own: written as FEEL for the compiler, and walked as it is by the reference. */
export type Specimen =
  | { readonly is: 'number'; readonly digits: string }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'truth'; readonly value: boolean | null }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'minus'; readonly of: Specimen }
  | { readonly is: 'arithmetic'; readonly sign: '+' | '-' | '*' | '/' | '**'; readonly left: Specimen; readonly right: Specimen }
  | { readonly is: 'comparison'; readonly sign: '=' | '!=' | '<' | '<=' | '>' | '>='; readonly left: Specimen; readonly right: Specimen }
  | { readonly is: 'between'; readonly value: Specimen; readonly from: Specimen; readonly to: Specimen }
  | {
      readonly is: 'within';
      readonly value: Specimen;
      readonly from: Specimen;
      readonly to: Specimen;
      readonly ends: '[]' | '()' | '[)' | '(]';
    }
  | { readonly is: 'logic'; readonly sign: 'and' | 'or'; readonly left: Specimen; readonly right: Specimen }
  | { readonly is: 'if'; readonly condition: Specimen; readonly yes: Specimen; readonly no: Specimen }
  | { readonly is: 'list'; readonly items: readonly Specimen[] }
  | { readonly is: 'at'; readonly list: Specimen; readonly position: number }
  | { readonly is: 'filter'; readonly list: Specimen; readonly condition: Specimen }
  | { readonly is: 'for'; readonly name: string; readonly list: Specimen; readonly body: Specimen }
  | {
      readonly is: 'quantified';
      readonly sign: 'some' | 'every';
      readonly name: string;
      readonly list: Specimen;
      readonly condition: Specimen;
    }
  | { readonly is: 'field'; readonly entries: readonly (readonly [string, Specimen])[]; readonly key: string }
  | { readonly is: 'call'; readonly name: string; readonly args: readonly Specimen[] };

/** How tightly a piece binds; a looser one within a tighter one needs brackets. */
const tightness: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  comparison: 3,
  between: 3,
  within: 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '**': 6,
  minus: 7,
  loose: 0,
  tight: 9,
};

/** The specimen as FEEL, with no more brackets than it needs. */
export function written(specimen: Specimen): string {
  switch (specimen.is) {
    case 'number':
      return specimen.digits;
    case 'text':
      return JSON.stringify(specimen.text);
    case 'truth':
      return String(specimen.value);
    case 'name':
      return specimen.name;
    case 'minus':
      return `-${within(specimen.of, 8)}`;
    case 'arithmetic': {
      const own = tightness[specimen.sign] ?? 0;
      return `${within(specimen.left, own)} ${specimen.sign} ${within(specimen.right, own + 1)}`;
    }
    case 'comparison':
      return `${within(specimen.left, 4)} ${specimen.sign} ${within(specimen.right, 4)}`;
    case 'between':
      return `${within(specimen.value, 4)} between ${within(specimen.from, 4)} and ${within(specimen.to, 4)}`;
    case 'within': {
      const [open, close] = specimen.ends;
      return `${within(specimen.value, 4)} in ${open}${within(specimen.from, 9)}..${within(specimen.to, 9)}${close}`;
    }
    case 'logic': {
      const own = tightness[specimen.sign] ?? 0;
      return `${within(specimen.left, own)} ${specimen.sign} ${within(specimen.right, own + 1)}`;
    }
    case 'if':
      return `if ${written(specimen.condition)} then ${written(specimen.yes)} else ${written(specimen.no)}`;
    case 'list':
      return `[${specimen.items.map(written).join(', ')}]`;
    case 'at':
      return `${within(specimen.list, 9)}[${specimen.position}]`;
    case 'filter':
      return `${within(specimen.list, 9)}[${written(specimen.condition)}]`;
    case 'for':
      return `for ${specimen.name} in ${written(specimen.list)} return ${written(specimen.body)}`;
    case 'quantified':
      return `${specimen.sign} ${specimen.name} in ${written(specimen.list)} satisfies ${written(specimen.condition)}`;
    case 'field':
      return `{${specimen.entries.map(([key, value]) => `${key}: ${written(value)}`).join(', ')}}.${specimen.key}`;
    case 'call':
      return `${specimen.name}(${specimen.args.map(written).join(', ')})`;
  }
}

function within(specimen: Specimen, needed: number): string {
  return tightnessOf(specimen) >= needed ? written(specimen) : `(${written(specimen)})`;
}

function tightnessOf(specimen: Specimen): number {
  switch (specimen.is) {
    case 'arithmetic':
    case 'logic':
      return tightness[specimen.sign] ?? 0;
    case 'comparison':
    case 'between':
    case 'within':
      return 3;
    case 'minus':
      return 7;
    case 'if':
    case 'for':
    case 'quantified':
      return 0;
    case 'number':
      return specimen.digits.startsWith('-') ? 7 : 9;
    default:
      return 9;
  }
}

type Kinds = { readonly number: Specimen; readonly truth: Specimen; readonly text: Specimen; readonly list: Specimen };

const digits = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.constantFrom('', '.5', '.25', '.1', '.07', '.3333'))
  .map(([whole, fraction]): Specimen => ({ is: 'number', digits: `${whole}${fraction}` }));
// What a range whose ends are of different kinds is, the standard leaves open.
const end = fc.oneof(digits, fc.constantFrom<Specimen>({ is: 'name', name: 'a' }, { is: 'name', name: 'b' }));
const words = fc.constantFrom('', 'a', 'Ab', '保单', '日本𠮷', 'x"y\\').map((text): Specimen => ({ is: 'text', text }));
const name = (found: string): Specimen => ({ is: 'name', name: found });
const call = (called: string, ...args: Specimen[]): Specimen => ({ is: 'call', name: called, args });

/**
 * Random expressions over the variables `a`, `b` (numbers), `s` (text), `l` (numbers) and `nothing` (null, of any type). Kinds go
 * together, but for one piece in about twenty when `loose`.
 */
export function specimens({ loose }: { readonly loose: boolean }): fc.Arbitrary<Specimen> {
  const { number, truth, text, list } = fc.letrec<Kinds>((tie) => {
    const any = fc.oneof(tie('number'), tie('truth'), tie('text'), tie('list'));
    const mostly = (kind: keyof Kinds) =>
      loose
        ? fc.oneof(
            { weight: 18, arbitrary: tie(kind) },
            { weight: 1, arbitrary: any },
            { weight: 1, arbitrary: fc.constant(name('nothing')) },
          )
        : fc.oneof({ weight: 24, arbitrary: tie(kind) }, { weight: 1, arbitrary: fc.constant(name('nothing')) });
    const [num, yes, word, nums] = [mostly('number'), mostly('truth'), mostly('text'), mostly('list')];
    const choice = (kind: fc.Arbitrary<Specimen>) =>
      fc.tuple(yes, kind, kind).map(([condition, first, second]): Specimen => ({ is: 'if', condition, yes: first, no: second }));
    const sized = { depthSize: 'small', withCrossShrink: true } as const;
    return {
      number: fc.oneof(
        sized,
        digits,
        fc.constantFrom(name('a'), name('b')),
        num.map((of): Specimen => ({ is: 'minus', of })),
        fc
          .tuple(fc.constantFrom('+', '-', '*', '/'), num, num)
          .map(([sign, left, right]): Specimen => ({ is: 'arithmetic', sign, left, right })),
        fc.tuple(num, fc.integer({ min: 0, max: 5 })).map(
          ([left, power]): Specimen => ({
            is: 'arithmetic',
            sign: '**',
            left,
            right: { is: 'number', digits: String(power) },
          }),
        ),
        choice(num),
        fc.tuple(fc.constantFrom('sum', 'count', 'min', 'max'), nums).map(([called, items]) => call(called, items)),
        fc.tuple(fc.constantFrom('abs', 'floor', 'ceiling'), num).map(([called, of]) => call(called, of)),
        fc.tuple(num, num).map(([left, right]) => call('modulo', left, right)),
        word.map((of) => call('string length', of)),
        fc.tuple(nums, fc.integer({ min: -3, max: 3 })).map(([items, position]): Specimen => ({ is: 'at', list: items, position })),
        fc.tuple(num, num, fc.constantFrom('x', 'y')).map(
          ([x, y, key]): Specimen => ({
            is: 'field',
            entries: [
              ['x', x],
              ['y', y],
            ],
            key,
          }),
        ),
      ),
      truth: fc.oneof(
        sized,
        fc.constantFrom<Specimen>({ is: 'truth', value: true }, { is: 'truth', value: false }),
        fc
          .tuple(fc.constantFrom('=', '!=', '<', '<=', '>', '>='), num, num)
          .map(([sign, left, right]): Specimen => ({ is: 'comparison', sign, left, right })),
        fc
          .tuple(fc.constantFrom('=', '!=', '<', '>='), word, word)
          .map(([sign, left, right]): Specimen => ({ is: 'comparison', sign, left, right })),
        fc.tuple(num, num, num).map(([value, from, to]): Specimen => ({ is: 'between', value, from, to })),
        fc
          .tuple(num, end, end, fc.constantFrom('[]', '()', '[)', '(]'))
          .map(([value, from, to, ends]): Specimen => ({ is: 'within', value, from, to, ends })),
        fc.tuple(fc.constantFrom('and', 'or'), yes, yes).map(([sign, left, right]): Specimen => ({ is: 'logic', sign, left, right })),
        yes.map((of) => call('not', of)),
        choice(yes),
        fc.tuple(fc.constantFrom('some', 'every'), nums, withItem(yes, num)).map(
          ([sign, items, condition]): Specimen => ({
            is: 'quantified',
            sign,
            name: 'v',
            list: items,
            condition,
          }),
        ),
        fc.tuple(nums, num).map(([items, item]) => call('list contains', items, item)),
      ),
      text: fc.oneof(
        sized,
        words,
        fc.constant(name('s')),
        fc.tuple(word, word).map(([left, right]): Specimen => ({ is: 'arithmetic', sign: '+', left, right })),
        choice(word),
        word.map((of) => call('upper case', of)),
      ),
      list: fc.oneof(
        sized,
        fc.array(num, { maxLength: 4 }).map((items): Specimen => ({ is: 'list', items })),
        fc.constant(name('l')),
        fc.tuple(nums, num).map(
          ([items, body]): Specimen => ({
            is: 'for',
            name: 'v',
            list: items,
            body: { is: 'arithmetic', sign: '+', left: name('v'), right: body },
          }),
        ),
        fc.tuple(nums, num, fc.constantFrom('<', '>=', '!=')).map(
          ([items, right, sign]): Specimen => ({
            is: 'filter',
            list: items,
            condition: { is: 'comparison', sign, left: name('item'), right },
          }),
        ),
        fc.tuple(nums, nums).map(([left, right]) => call('concatenate', left, right)),
        fc.tuple(nums, num).map(([items, item]) => call('append', items, item)),
        nums.map((items) => call('reverse', items)),
      ),
    };
  });
  return fc.oneof(number, truth, text, list);
}

function withItem(yes: fc.Arbitrary<Specimen>, num: fc.Arbitrary<Specimen>): fc.Arbitrary<Specimen> {
  const about = fc
    .tuple(fc.constantFrom('<', '>', '='), num)
    .map(([sign, right]): Specimen => ({ is: 'comparison', sign, left: name('v'), right }));
  return fc.oneof({ weight: 4, arbitrary: about }, { weight: 1, arbitrary: yes });
}
