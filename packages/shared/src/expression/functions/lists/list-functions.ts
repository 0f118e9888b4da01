import { anyType, booleanType, commonType, type FeelType, listOf, numberType } from '../../feel-type.ts';
import { checkDepth } from '../../run/meter.ts';
import { spend } from '../../run/run.ts';
import { exact, isSame } from '../../values/compare.ts';
import { type FeelList, type FeelValue, isList } from '../../values/feel-value.ts';
import { type BuiltIn, binary, builtIn, type Call, type Signature, unary, variadic } from '../built-in.ts';
import { anything, list } from '../parameters.ts';

/** FEEL's functions on lists (DMN 1.5, 10.3.4.4). They give new lists and look things up by `isSame`: kinds may be mixed. */
export const listFunctions: readonly BuiltIn[] = [
  builtIn(
    'list contains',
    { zh: '列表里是否有这一项。', en: 'Whether the list has this item.' },
    binary([list('list'), anything('element')], booleanType, (items, element, { run, site }) =>
      items.some((item) => isSame(item, element, run, site)),
    ),
  ),
  builtIn('append', { zh: '在列表末尾加上一项或几项。', en: 'The list with items added at its end.' }, appending()),
  builtIn(
    'concatenate',
    { zh: '把几个列表接成一个。', en: 'Joins lists into one.' },
    variadic(list('list'), joinedType, (lists) => lists.flatMap((items) => [...items])),
  ),
  builtIn(
    'union',
    { zh: '把几个列表合成一个，去掉重复。', en: 'Joins lists into one without duplicates.' },
    variadic(list('list'), joinedType, (lists, call) =>
      distinct(
        lists.flatMap((items) => [...items]),
        call,
      ),
    ),
  ),
  builtIn(
    'distinct values',
    { zh: '去掉列表里重复的项。', en: 'The list without duplicates.' },
    unary(list('list'), joinedType, (items, call) => distinct(items, call)),
  ),
  builtIn(
    'reverse',
    { zh: '把列表倒过来。', en: 'The list the other way round.' },
    unary(list('list'), joinedType, (items) => [...items].reverse()),
  ),
  builtIn(
    'flatten',
    { zh: '把列表里的列表摊平。', en: 'The list with the items of all lists within it.' },
    unary(list('list'), listOf(), (items, call) => {
      const flat: FeelValue[] = [];
      addFlat(items, flat, call, 0);
      return flat;
    }),
  ),
  builtIn(
    'index of',
    { zh: '某一项在列表中的各个位置。', en: 'All positions at which the list has an item.' },
    binary([list('list'), anything('match')], listOf(numberType), (items, match, { run, site }) =>
      items.flatMap((item, index) => (isSame(item, match, run, site) ? [exact(index + 1)] : [])),
    ),
  ),
];

/** A list and the items to add: the first parameter is a list, the one that repeats is anything. */
function appending(): Signature {
  const twoOrMore = binary([list('list'), anything('item')], addedType, (items, item) => [...items, item]);
  return {
    ...twoOrMore,
    repeats: true,
    run(values, call) {
      const [first, second, ...rest] = values;
      const started = twoOrMore.run([first, second], call);
      return isList(started) ? [...started, ...rest.map((value) => value ?? null)] : started;
    },
  };
}

function distinct(items: FeelList, { run, site }: Call): FeelList {
  const kept: FeelValue[] = [];
  for (const item of items) if (!kept.some((other) => isSame(item, other, run, site))) kept.push(item);
  return kept;
}

function addFlat(items: FeelList, flat: FeelValue[], call: Call, depth: number): void {
  spend(call.run, 1 + items.length);
  checkDepth(depth);
  for (const item of items) {
    if (isList(item)) addFlat(item, flat, call, depth + 1);
    else flat.push(item);
  }
}

function addedType([first = listOf(anyType), ...items]: readonly FeelType[]): FeelType {
  return items.reduce((joined, item) => commonType(joined, listOf(item)), first);
}

function joinedType(types: readonly FeelType[]): FeelType {
  return types.reduce(commonType, types[0] ?? listOf(anyType));
}
