/** What SQLite holds in a column. */
export type Value = string | number | null | Uint8Array;

/** A row as read, before its adapter parses it. */
export type Row = Readonly<Record<string, unknown>>;

/** One statement of a write. `must` makes the write fail when it changed nothing, or gave no row. */
export type Step = { readonly sql: string; readonly values: readonly Value[]; readonly must?: 'change' | 'give' };

/** Statements that are committed together or not at all. */
export type Write = readonly Step[];

/**
 * What became of a write. `refused`: step number `step` broke a constraint or changed nothing; `unavailable`: disk full, file gone, locked;
 * `bug`: a statement that cannot be. Only `committed` left a trace. `given` is the first column of the last step that must give a row.
 */
export type Outcome =
  | { readonly is: 'committed'; readonly given?: Value | undefined }
  | { readonly is: 'refused'; readonly step: number }
  | { readonly is: 'unavailable'; readonly reason: string }
  | { readonly is: 'bug'; readonly reason: string };

export const committed: Outcome = { is: 'committed' };

/** What a caller sees of it: the rest is thrown. */
export type Settled = Extract<Outcome, { is: 'committed' | 'refused' }>;
