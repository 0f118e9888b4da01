import { type CellSet, everything, type Opacity, type Scale, type Span, scaleOf } from '../../cells/index.ts';
import type { TableInput } from '../../decision-table.ts';
import { type Atoms, countOf } from '../diagram/atoms.ts';
import { sharesOf } from '../diagram/shares.ts';
import { atomsBetween } from './atoms-between.ts';
import { unlikelyIn } from './likelihood.ts';
import { isSingle } from './single-value.ts';

/** Values of a column that no cell tells apart. Nobody is likely to meet an `unlikely` one: below zero, or between whole numbers. */
export type Atom = { readonly spans: readonly Span[]; readonly unlikely: boolean };

/** An input column as the analysis sees it: the values it allows, cut into atoms, and what each of its cells takes of them. */
export type Column = {
  readonly input: TableInput;
  readonly scale: Scale | undefined;
  readonly atoms: readonly Atom[];
  readonly share: Float64Array;
  /** All atoms there are. */
  readonly whole: Atoms;
  /** Why it cannot be told which values the column allows at all; undefined when it can. */
  readonly unclear: Opacity | undefined;
  /** What a cell takes; undefined when it is opaque, or speaks of another kind of values than the column's. */
  cellOf(set: CellSet): Atoms | undefined;
};

/** The column of an input: `cells` are what its cells admit, `allowed` what the column does. */
export function columnFrom(input: TableInput, cells: readonly CellSet[], allowed: CellSet | undefined): Column {
  const scale = scaleOfColumn(allowed === undefined ? cells : [allowed, ...cells]);
  const spansOf = (set: CellSet) => (set.is === 'spans' && fitsScale(set.spans, scale) ? set.spans : undefined);
  const domain = (allowed === undefined ? undefined : spansOf(allowed)) ?? everything;
  const readable = [...new Set(cells)].flatMap((set) => {
    const spans = spansOf(set);
    return spans === undefined ? [] : [{ set, spans }];
  });
  const cutting = atomsBetween({ sets: readable.map(({ spans }) => spans), domain, others: scale === 'text' });
  const ends = readable.flatMap(({ spans }) => spans.flatMap(({ from, to }) => [from, to].filter((end) => end !== undefined)));
  const unlikely = unlikelyIn(input.type, ends);
  const atoms = cutting.atoms.map((spans): Atom => ({ spans, unlikely: unlikely(spans) }));
  const whole: Atoms = atoms.length === 0 ? [] : [0, atoms.length];
  const taken = new Map(
    readable.map(({ set }, index): [CellSet, Atoms] => {
      const own = cutting.takenBy[index] ?? [];
      return [set, countOf(own) === atoms.length ? whole : own];
    }),
  );
  return {
    input,
    scale,
    atoms,
    share: sharesOf(atoms.map((atom) => (atom.unlikely ? 1e-4 : isPoint(atom.spans, scale) ? 0.5 : 1))),
    whole,
    unclear: allowed?.is === 'opaque' ? allowed.why : undefined,
    cellOf: (set) => taken.get(set),
  };
}

/** Whether the atoms are all the column has. */
export function isWholeColumn(column: Column, atoms: Atoms): boolean {
  return countOf(atoms) === column.atoms.length;
}

/** The scale the column's values lie on: that of the allowed values, else that of most cells. */
function scaleOfColumn(sets: readonly CellSet[]): Scale | undefined {
  const counts = new Map<Scale, number>();
  for (const set of sets) {
    const scale = set.is === 'spans' ? scaleOfSpans(set.spans) : undefined;
    if (scale !== undefined) counts.set(scale, (counts.get(scale) ?? 0) + 1);
  }
  const [most] = [...counts].sort((left, right) => right[1] - left[1]);
  return most?.[0];
}

function scaleOfSpans(spans: readonly Span[]): Scale | undefined {
  for (const { from, to } of spans) {
    const scale = scaleOf(from ?? to ?? null);
    if (scale !== undefined) return scale;
  }
  return undefined;
}

function fitsScale(spans: readonly Span[], scale: Scale | undefined): boolean {
  const own = scaleOfSpans(spans);
  return own === undefined || own === scale;
}

/** One value alone among many: less of the column than a stretch. */
function isPoint(spans: readonly Span[], scale: Scale | undefined): boolean {
  return scale !== 'text' && scale !== 'boolean' && spans.every(isSingle);
}
