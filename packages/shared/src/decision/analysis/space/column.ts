import type { FeelValue } from '../../../expression/index.ts';
import { type CellSet, everything, type Opacity, type Scale, type Span, sampleOf, scaleOf, unionOf } from '../../cells/index.ts';
import type { TableInput } from '../../decision-table.ts';
import { type Atoms, countOf } from '../diagram/atoms.ts';
import { sharesOf } from '../diagram/shares.ts';
import { atomsBetween } from './atoms-between.ts';
import { oddityIn, unlikely } from './oddity.ts';
import { isSingle } from './single-value.ts';

/** Values of a column that no cell tells apart, and how odd they would be as an example, as `oddityIn` has it. */
export type Atom = { readonly spans: readonly Span[]; readonly oddity: number };

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
  /** Whether an atom and the next one have nothing between them. */
  touchesNext(atom: number): boolean;
  /** A value of an atom that a person finds natural, found once; undefined when nobody could write one. */
  sampleOf(atom: number): FeelValue | undefined;
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
  const oddityOf = oddityIn(input.type, ends);
  const atoms = cutting.atoms.map((spans): Atom => ({ spans, oddity: oddityOf(spans) }));
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
    share: sharesOf(atoms.map((atom) => (atom.oddity >= unlikely ? 1e-4 : isPoint(atom.spans, scale) ? 0.5 : 1))),
    whole,
    unclear: allowed?.is === 'opaque' ? allowed.why : undefined,
    cellOf: (set) => taken.get(set),
    touchesNext: remembered((atom) => unionOf([...(atoms[atom]?.spans ?? []), ...(atoms[atom + 1]?.spans ?? [])]).length === 1),
    sampleOf: remembered((atom) => sampleOf(atoms[atom]?.spans ?? [], input.type)),
  };
}

/** What is found of an atom, found once. */
function remembered<T>(find: (atom: number) => T): (atom: number) => T {
  const known = new Map<number, { readonly found: T }>();
  return (atom) => {
    const entry = known.get(atom) ?? { found: find(atom) };
    known.set(atom, entry);
    return entry.found;
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
