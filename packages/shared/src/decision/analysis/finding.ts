import type { FeelValue } from '../../expression/index.ts';
import type { Text } from '../../text/index.ts';
import type { Span } from '../cells/index.ts';
import type { TablePlace } from '../table-problem.ts';
import type { TableFix } from './table-fix.ts';

/** What an analysis can find. A code, once released, keeps its meaning. */
export type FindingCode =
  | 'decision.gap'
  | 'decision.overlap'
  | 'decision.unreachable'
  | 'decision.subsumed'
  | 'decision.duplicate-rule'
  | 'decision.empty-cell'
  | 'decision.value-not-allowed'
  | 'decision.mergeable'
  | 'decision.undecided-null';

/** `error`: the table will not decide, or not as written. `warning`: most likely not meant. `hint`: good to know. */
export type Severity = 'error' | 'warning' | 'hint';

/** A part of the inputs: the values of each input column, by its id. A column that is not here takes any value. */
export type Region = { readonly [input: string]: readonly Span[] };

/** A value for each input column, by its id. */
export type Example = { readonly [input: string]: FeelValue };

/** How many recorded cases a finding concerns, and how much money in fen they are about. */
export type Weight = { readonly count: number; readonly amountFen: number };

/**
 * Something an operator should know of a table. `rules` are the rules it is about, by id, the one to look at first; `region` are
 * the inputs it concerns and `example` one of them. With `possible` it holds only if cells turn out so that cannot be read
 * beforehand, for the reason given. `share` is how much of all inputs the region is, from 0 to 1, atoms of a column counting alike.
 */
export type Finding = {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly where: TablePlace;
  readonly message: Text;
  readonly rules: readonly string[];
  readonly possible?: Text;
  readonly region?: Region;
  readonly example?: Example;
  readonly fix?: TableFix;
  readonly share: number;
  readonly weight?: Weight;
};

/**
 * What is to be said of a table, the most important first. `more` counts by code what was found beyond the limit; `incomplete` with
 * `unseen` in words: what was not looked at, because the steps did not suffice.
 */
export type TableAnalysis = {
  readonly findings: readonly Finding[];
  readonly more: { readonly [code in FindingCode]?: number };
  readonly incomplete: boolean;
  readonly unseen: readonly Text[];
};

/** What one of the questions to a table brought. */
export type Findings = { readonly findings: readonly Finding[]; readonly more?: number; readonly unseen?: readonly Text[] };
