import type {
  CellVerdict,
  Coverage,
  DecisionTable,
  Finding,
  Replay,
  ReplayProgress,
  TableAnalysis,
  TableComparison,
  TableOutcome,
  TableProblem,
} from '@mortise/shared/decision';
import type { Environment, FeelType } from '@mortise/shared/expression';
import type { JsonRecord } from '@mortise/shared/json';
import type { Language, Text } from '@mortise/shared/text';

/** What the screen asks of the worker. A newer table puts an older one aside. */
export type Ask =
  | {
      readonly is: 'table';
      readonly revision: number;
      readonly table: DecisionTable;
      readonly names: Readonly<Record<string, FeelType>>;
      readonly environment: Environment;
    }
  | { readonly is: 'try'; readonly id: number; readonly given: JsonRecord }
  /** What the newest table would make of recorded inputs instead of what this one made of them. */
  | { readonly is: 'replay'; readonly id: number; readonly before: DecisionTable; readonly recorded: readonly JsonRecord[] }
  | { readonly is: 'stop'; readonly id: number }
  /** For which inputs the newest table decides otherwise than this one. */
  | { readonly is: 'compare'; readonly id: number; readonly before: DecisionTable };

/** A finding without its values, which cannot travel. */
export type ToldFinding = Omit<Finding, 'region' | 'example'>;

/** For which inputs two tables decide differently, in sentences, the largest part first. */
export type ToldComparison = Omit<TableComparison, 'differences'> & { readonly differences: readonly Text[] };

/** A test case as it came out. */
export type ToldCase = { readonly id: string; readonly passed: boolean; readonly found: TableOutcome };

/** What an input given by hand came to: the outcome and why in sentences, the rules that hold, and the verdict of every cell that was asked. */
export type Tried = {
  readonly given: JsonRecord;
  readonly found: TableOutcome;
  readonly why: Readonly<Record<Language, readonly string[]>>;
  readonly rules: readonly string[];
  readonly cells: Readonly<Record<string, readonly CellVerdict[]>>;
};

/** What the worker tells; `revision` says of which table. */
export type Answer =
  | { readonly is: 'progress'; readonly revision: number; readonly done: number; readonly total: number }
  | { readonly is: 'problems'; readonly revision: number; readonly problems: readonly TableProblem[] }
  | {
      readonly is: 'analysis';
      readonly revision: number;
      readonly analysis: Omit<TableAnalysis, 'findings'> & { readonly findings: readonly ToldFinding[] };
    }
  | { readonly is: 'cases'; readonly revision: number; readonly results: readonly ToldCase[]; readonly coverage: Coverage }
  /** The table has problems, so its cases could not be run. */
  | { readonly is: 'untested'; readonly revision: number }
  | { readonly is: 'tried'; readonly id: number; readonly tried: Tried | undefined }
  | { readonly is: 'replaying'; readonly id: number; readonly progress: ReplayProgress }
  /** Nothing can be said when one of the tables has problems. */
  | { readonly is: 'replayed'; readonly id: number; readonly result: Replay | undefined }
  | { readonly is: 'compared'; readonly id: number; readonly comparison: ToldComparison | undefined };

/** What is told of the newest table; everything else answers a question. */
export type TableNews = Extract<Answer, { readonly revision: number }>;
