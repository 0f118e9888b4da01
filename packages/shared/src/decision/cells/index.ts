export { type CellSet, cellSetOf, constantsOf, type Opacity } from './cell-set.ts';
export { sampleOf } from './sample.ts';
export {
  complementOf,
  contains,
  everything,
  intersectionOf,
  isEmpty,
  isEverything,
  isSubset,
  type Span,
  spanOfValue,
  unionOf,
} from './span.ts';
export { compareValues, type Scale, scaleOf, valueNextTo } from './value-order.ts';
