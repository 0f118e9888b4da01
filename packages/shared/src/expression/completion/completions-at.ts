import type { Text } from '../../text/index.ts';
import { type FeelType, nameOfKind } from '../feel-type.ts';
import { partsOf } from '../functions/times/temporal-parts.ts';
import { endsInWords } from './brackets.ts';
import { functionCatalogue } from './catalogue.ts';
import { keywords } from './keywords.ts';
import { type CompletionOptions, type NameAtCursor, seenAt } from './seen-at.ts';

/**
 * Something a writer may want next. `insert` takes the place of the source from `from` to the cursor. `type` is that of a variable
 * or field, as far as known.
 */
export type Completion = {
  readonly label: string;
  readonly kind: 'variable' | 'field' | 'function' | 'keyword';
  readonly type?: FeelType;
  readonly insert: string;
  readonly from: number;
  readonly help: Text;
};

type Candidate = Omit<Completion, 'from'>;

/**
 * What may stand at the cursor (an offset in the source): after a dot the fields of the value before it, else the variables in scope
 * (loop variables, entries and parameters included, the nearest first), functions, and the words of the language that fit. Names with spaces are
 * found by any part of them that is typed. Nothing within texts and comments.
 */
export function completionsAt(
  source: string,
  offset: number,
  names: Readonly<Record<string, FeelType>>,
  options: CompletionOptions = {},
): Completion[] {
  const before = source.slice(0, offset);
  if (endsInWords(before) || /(?<![\p{L}_])\d[\d.]*$/u.test(before)) return [];
  const word = /[\p{L}\p{N}_]*$/u.exec(before)?.[0] ?? '';
  const wordFrom = offset - word.length;
  const seen = seenAt(source, offset, names, options);
  const typed = seen === undefined || seen.typed.trim() === '' ? { text: word, from: wordFrom } : { text: seen.typed, from: seen.from };
  const at = { before: before.slice(0, wordFrom), seen, options };
  const whole = matching(seen?.base === undefined ? namesAt({ ...at, before: before.slice(0, typed.from) }) : fieldsOf(seen.base), typed);
  if (typed.from === wordFrom) return whole;
  // What was typed may be the beginning of a name with spaces, or a name and the beginning of what follows it.
  const last = matching(isOperand(at.before) ? wordsAfterOperand : namesAt(at), { text: word, from: wordFrom });
  return isOperand(at.before) || whole.length === 0 ? [...whole, ...last] : whole;
}

function matching(candidates: readonly Candidate[], typed: { readonly text: string; readonly from: number }): Completion[] {
  const start = plain(typed.text);
  return candidates.filter(({ label }) => plain(label).startsWith(start)).map((candidate) => ({ ...candidate, from: typed.from }));
}

/** Without regard to case and the width of spaces. */
function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').trimStart().toLowerCase();
}

type AtCursor = { readonly before: string; readonly seen: NameAtCursor | undefined; readonly options: CompletionOptions };

function namesAt({ before, seen, options: { input } }: AtCursor): readonly Candidate[] {
  if (isOperand(before)) return [...wordsAfterOperand, ...variablesAt(seen)];
  const question: Candidate = {
    label: '?',
    kind: 'keyword',
    insert: '?',
    help: { zh: '这一格要判断的值。', en: 'The value this cell tests.' },
  };
  const functions = functionCatalogue.map(({ name, help }): Candidate => ({ label: name, kind: 'function', insert: `${name}(`, help }));
  return [...variablesAt(seen), ...(input === undefined ? [] : [question]), ...functions, ...wordsOf(false)];
}

/** The names in scope, each once: the nearest hides those around it. */
function variablesAt(seen: NameAtCursor | undefined): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const { name, type } of seen?.scope.names() ?? []) {
    if (!found.has(name) && name !== '?') found.set(name, named(name, 'variable', type));
  }
  return [...found.values()];
}

/** The fields of a value, of the items of a list, or the parts of a date, time, duration or range. */
function fieldsOf(base: FeelType): Candidate[] {
  if (base.kind === 'list') return fieldsOf(base.of);
  if (base.kind === 'context') return Object.entries(base.fields).map(([name, type]) => named(name, 'field', type));
  return partsOf(base).map(({ name, type }) => named(name, 'field', type));
}

function named(name: string, kind: 'variable' | 'field', type: FeelType): Candidate {
  return { label: name, kind, type, insert: name, help: nameOfKind(type.kind) };
}

/** Whether a value has just been written, so that an operator comes next. */
function isOperand(before: string): boolean {
  const last = /([\p{L}_][\p{L}\p{N}_]*|[\p{N}"\])}])\s+$/u.exec(before)?.[1];
  return last !== undefined && !connecting.has(last);
}

const connecting: ReadonlySet<string> = new Set([
  'and',
  'or',
  'in',
  'between',
  'of',
  'if',
  'then',
  'else',
  'return',
  'satisfies',
  'some',
  'every',
  'for',
]);

function wordsOf(follows: boolean): Candidate[] {
  return keywords
    .filter((keyword) => keyword.follows === follows)
    .map(({ word, insert, help }) => ({ label: word, kind: 'keyword', insert, help }));
}

const wordsAfterOperand: readonly Candidate[] = wordsOf(true);
