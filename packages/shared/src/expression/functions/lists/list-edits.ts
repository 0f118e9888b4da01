import { anyType, commonType, type FeelType, listOf } from '../../feel-type.ts';
import { invoke } from '../../run/call-function.ts';
import { spend } from '../../run/run.ts';
import { mismatch, orderOf, uncomputable } from '../../values/compare.ts';
import { type FeelFunction, type FeelList, type FeelValue, isDecimal, isFunction } from '../../values/feel-value.ts';
import { type BuiltIn, binary, builtIn, type Call, type Parameter, ternary, unfit } from '../built-in.ts';
import { anything, func, list, optional, whole } from '../parameters.ts';

/** FEEL's functions that change a list at a position, or its order. Positions count from 1, negative ones from the end. */
export const listEdits: readonly BuiltIn[] = [
  builtIn(
    'insert before',
    { zh: '在某个位置之前插入一项。', en: 'The list with an item put in before a position.' },
    ternary([list('list'), whole('position'), anything('newItem')], addedType, ([items, position, item], call) => {
      const index = indexOf(items, position);
      return index === undefined ? uncomputable(call.run, call.site) : [...items.slice(0, index), item, ...items.slice(index)];
    }),
  ),
  builtIn(
    'remove',
    { zh: '去掉某个位置的一项。', en: 'The list without the item at a position.' },
    binary([list('list'), whole('position')], sameType, (items, position, call) => {
      const index = indexOf(items, position);
      return index === undefined ? uncomputable(call.run, call.site) : [...items.slice(0, index), ...items.slice(index + 1)];
    }),
  ),
  builtIn(
    'list replace',
    { zh: '换掉某个位置的一项，或所有符合条件的项。', en: 'The list with the item at a position, or all that match, replaced.' },
    ternary([list('list'), positionOrMatch('position'), anything('newItem')], addedType, replace),
    ternary([list('list'), func('match'), anything('newItem')], addedType, replace),
  ),
  builtIn(
    'sublist',
    { zh: '从某个位置起的一段列表。', en: 'A part of the list from a position on.' },
    ternary([list('list'), whole('start position'), optional(whole('length'))], sameType, sublist),
  ),
  builtIn(
    'sort',
    {
      zh: '按先后函数排序；不写函数则从小到大。',
      en: 'Sorts by a function that tells which comes first; without one, from small to large.',
    },
    binary([list('list'), optional(func('precedes'))], sameType, sort),
  ),
];

/** Where a position lies in the list; undefined when it is outside. */
function indexOf(items: FeelList, position: number): number | undefined {
  const index = position > 0 ? position - 1 : items.length + position;
  return position !== 0 && index >= 0 && index < items.length ? index : undefined;
}

function replace([items, where, item]: readonly [FeelList, number | FeelFunction, FeelValue], call: Call): FeelValue {
  if (typeof where === 'number') {
    const index = indexOf(items, where);
    return index === undefined ? uncomputable(call.run, call.site) : items.with(index, item);
  }
  const result: FeelValue[] = [];
  for (const each of items) {
    const matched = invoke(where, [each, item], call.run, call.site);
    if (typeof matched !== 'boolean') return mismatch(call.run, call.site, matched, 'boolean');
    result.push(matched ? item : each);
  }
  return result;
}

/** To the standard a start or a length outside the list has no answer; strict dialects give what there is. */
function sublist([items, start, length]: readonly [FeelList, number, number | undefined], call: Call): FeelValue {
  const index = indexOf(items, start);
  const outside = index === undefined || (length !== undefined && (length < 1 || length > items.length - index));
  if (outside && call.site.lenient) return uncomputable(call.run, call.site);
  const from = start > 0 ? start - 1 : Math.max(0, items.length + start);
  return items.slice(from, length === undefined ? undefined : from + Math.max(0, length));
}

/** A stable merge sort: a function that contradicts itself cannot make it run for ever or lose an item. */
function sort(items: FeelList, precedes: FeelFunction | undefined, call: Call): FeelValue {
  const isBefore = precedes === undefined ? inOrder(call) : decidedBy(precedes, call);
  let runs = items.map((item) => [item]);
  while (runs.length > 1) {
    const merged: FeelValue[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      const next = merge({ left: runs[index] ?? [], right: runs[index + 1] ?? [] }, isBefore, call);
      if (next === null) return null;
      merged.push(next);
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

type Order = (pair: { readonly left: FeelValue; readonly right: FeelValue }) => boolean | null;

function merge({ left, right }: { left: FeelList; right: FeelList }, isBefore: Order, { run }: Call): FeelValue[] | null {
  const merged: FeelValue[] = [];
  let [a, b] = [0, 0];
  while (a < left.length && b < right.length) {
    spend(run, 1);
    // The right one moves up only when it comes before the left one, so equals keep their order.
    const moves = isBefore({ left: right[b] ?? null, right: left[a] ?? null });
    if (moves === null) return null;
    merged.push((moves ? right[b++] : left[a++]) ?? null);
  }
  return [...merged, ...left.slice(a), ...right.slice(b)];
}

function inOrder({ run, site }: Call): Order {
  return ({ left, right }) => {
    if (left === null || right === null) return mismatch(run, site, null, 'value to sort by');
    const order = orderOf(left, right, run, site);
    return order === null ? null : order < 0;
  };
}

function decidedBy(precedes: FeelFunction, { run, site }: Call): Order {
  return ({ left, right }) => {
    const answer = invoke(precedes, [left, right], run, site);
    return typeof answer === 'boolean' ? answer : mismatch(run, site, answer, 'boolean');
  };
}

function positionOrMatch(name: string): Parameter<number | FeelFunction> {
  const position = whole(name);
  return {
    ...position,
    kinds: ['number', 'function'],
    read: (value = null, call) => (isFunction(value) ? value : isDecimal(value) ? position.read(value, call) : unfit),
  };
}

function sameType([first = listOf(anyType)]: readonly FeelType[]): FeelType {
  return first;
}

function addedType(types: readonly FeelType[]): FeelType {
  return commonType(types[0] ?? listOf(anyType), listOf(types[2] ?? anyType));
}
