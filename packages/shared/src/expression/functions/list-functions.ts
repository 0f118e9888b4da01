import { anyType, booleanType, commonType, type FeelType, listOf, numberType } from '../feel-type.ts';
import { exact, isSame, mismatch, orderOf } from '../values/compare.ts';
import { type FeelList, type FeelValue, isList } from '../values/feel-value.ts';
import { spend } from '../values/meter.ts';
import { type Arguments, anything, type FeelFunction, list, listAt, number, optional, wholeAt } from './feel-function.ts';

/** FEEL's functions on lists. They give new lists and look things up by `isSame`: kinds may be mixed. */
export const listFunctions: readonly FeelFunction[] = [
  {
    name: 'list contains',
    parameters: [list('list'), anything('element')],
    result: booleanType,
    run: (args) => listAt(args, 0).some((item) => isSame(item, args.values[1] ?? null, args.site)),
  },
  {
    name: 'append',
    parameters: [list('list'), anything('item')],
    repeats: true,
    result: ([first, ...rest]) => rest.reduce((joined, item) => commonType(joined, listOf(item)), first ?? listOf()),
    run: (args) => [...listAt(args, 0), ...args.values.slice(1)],
  },
  { name: 'concatenate', parameters: [list('list')], repeats: true, result: joinedType, run: (args) => allItems(args) },
  { name: 'union', parameters: [list('list')], repeats: true, result: joinedType, run: (args) => distinct(allItems(args), args) },
  { name: 'distinct values', parameters: [list('list')], result: joinedType, run: (args) => distinct(listAt(args, 0), args) },
  { name: 'reverse', parameters: [list('list')], result: joinedType, run: (args) => [...listAt(args, 0)].reverse() },
  {
    name: 'flatten',
    parameters: [list('list')],
    result: listOf(),
    run: (args) => flat(listAt(args, 0), args),
  },
  {
    name: 'index of',
    parameters: [list('list'), anything('match')],
    result: listOf(numberType),
    run: (args) => listAt(args, 0).flatMap((item, index) => (isSame(item, args.values[1] ?? null, args.site) ? [exact(index + 1)] : [])),
  },
  {
    name: 'sublist',
    parameters: [list('list'), number('start position'), optional(number('length'))],
    result: joinedType,
    run(args) {
      const items = listAt(args, 0);
      const start = wholeAt(args, 1);
      const from = start > 0 ? start - 1 : Math.max(0, items.length + start);
      return items.slice(from, from + (args.values.length > 2 ? Math.max(0, wholeAt(args, 2)) : items.length));
    },
  },
  {
    name: 'sort',
    parameters: [list('list')],
    result: joinedType,
    run: (args) =>
      [...listAt(args, 0)].sort((left, right) => {
        spend(args.site.meter, 1);
        return orderOf(left, right, args.site) ?? mismatch(args.site, null, 'value to sort by');
      }),
  },
];

function allItems(args: Arguments): FeelList {
  return args.values.flatMap((_, index) => [...listAt(args, index)]);
}

function distinct(items: FeelList, { site }: Arguments): FeelList {
  const kept: FeelValue[] = [];
  for (const item of items) if (!kept.some((other) => isSame(item, other, site))) kept.push(item);
  return kept;
}

function flat(items: FeelList, args: Arguments): FeelList {
  spend(args.site.meter, items.length);
  return items.flatMap((item) => (isList(item) ? flat(item, args) : [item]));
}

function joinedType(types: readonly FeelType[]): FeelType {
  return types.reduce((left, right) => commonType(left, right), types[0] ?? listOf(anyType));
}
