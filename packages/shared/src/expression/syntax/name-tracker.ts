import type { parser } from 'lezer-feel';
import { beginsName, either, findName, type KnownNames, noNames } from './known-names.ts';

/**
 * What is known at one point of the source: the names in scope, the parts of a name read so far, what the expression just read leads
 * to (if one was just read), and what is still open around it. Immutable, because the parser follows several readings at once.
 */
type Knowledge = {
  readonly tokens: readonly string[];
  readonly scope: KnownNames;
  readonly last: KnownNames;
  readonly complete: boolean;
  readonly declared: { readonly name: string; readonly at: number } | undefined;
  readonly open: Open | undefined;
  contextCache(): { readonly keys: { has(name: string): boolean }; readonly prefixes: { has(start: string): boolean } };
};

/** A bracket, a loop, a name being defined …: where it began, the scope around it, what it leads to, and what is open around it. */
type Open = {
  readonly kind: 'path' | 'filter' | 'list' | 'call' | 'bracket' | 'context' | 'binding' | 'name';
  readonly at: number;
  readonly scope: KnownNames;
  readonly value: KnownNames;
  readonly name: string;
  readonly outer: Open | undefined;
};

type Position = { readonly pos: number };

/** What the grammar tells while it reads: a token was taken, or a node is complete. `stack.pos` is its end, `input.pos` its beginning. */
export type NameTracker = {
  readonly start: Knowledge;
  readonly strict: boolean;
  shift(known: Knowledge, term: number, stack: Position, input: Position): Knowledge;
  reduce(known: Knowledge, term: number, stack: Position, input: Position): Knowledge;
  reuse(known: Knowledge): Knowledge;
  hash(): number;
};

/**
 * Tells lezer-feel's grammar which names are in scope. The grammar's own tracker copies all names for each name and all items for
 * each item, so that a list of a few thousand items took a second; this one adds to what is known in constant time.
 */
export function trackNames(source: string, names: KnownNames, types: typeof parser.nodeSet.types): NameTracker {
  return {
    start: knowledge({ tokens: [], scope: names, last: noNames, complete: false, declared: undefined, open: undefined }),
    strict: true,
    shift: (known, term, stack, input) => afterToken(known, types[term]?.name, { from: input.pos, to: stack.pos }, source),
    reduce(known, term, stack, input) {
      const type = types[term];
      return type === undefined || type.name === '' ? known : afterNode(known, type, { from: input.pos, to: stack.pos }, source);
    },
    reuse: (known) => known,
    hash: () => 0,
  };
}

/** No name anybody knows has more parts; one that has is unknown by what it begins with. */
const mostTokens = 50;

type Facts = Omit<Knowledge, 'contextCache'>;
type Span = { readonly from: number; readonly to: number };

function knowledge(facts: Facts): Knowledge {
  const { scope } = facts;
  return {
    ...facts,
    contextCache: () => ({
      keys: { has: (name) => findName(scope, name) !== undefined },
      prefixes: { has: (start) => beginsName(scope, start) },
    }),
  };
}

function afterToken(known: Knowledge, name: string | undefined, at: Span, source: string): Knowledge {
  const text = name ?? source.slice(at.from, at.to);
  if (name === 'LineComment' || name === 'BlockComment' || text.trim() === '') return known;
  const ready = { ...known, last: noNames, complete: false };
  const opens = (kind: Open['kind'], more: Partial<Open> = {}) => opened(known, kind, { at: at.from, ...more });
  switch (text) {
    case '.':
      return known.complete ? knowledge({ ...ready, scope: known.last, open: opens('path') }) : known;
    case '[':
      return known.complete
        ? knowledge({
            ...ready,
            scope: { is: 'nearest', near: known.last, outer: withName('item', known.last, known.scope) },
            open: opens('filter', { value: known.last }),
          })
        : knowledge({ ...ready, open: opens('list') });
    case '(':
      return knowledge({ ...ready, open: known.complete ? opens('call', { value: known.last }) : opens('bracket') });
    case '{':
      return knowledge({ ...ready, open: opens('context') });
    case 'for':
    case 'some':
    case 'every':
    case 'function':
    case 'if':
      return name === undefined ? known : knowledge({ ...ready, open: opens('binding') });
    case 'in':
      return knowledge({ ...ready, open: bindingName(known) });
    case 'return':
      return knowledge({ ...ready, scope: withName('partial', noNames, known.scope) });
    case ',':
    case 'else':
      return knowledge({ ...ready, open: gathered(known) });
    case '?':
    case 'null':
      return knowledge({ ...ready, complete: true });
  }
  return name === undefined && known.tokens.length === 0 && !known.complete ? known : knowledge(ready);
}

function afterNode(known: Knowledge, type: (typeof parser.nodeSet.types)[number], at: Span, source: string): Knowledge {
  switch (type.name) {
    case 'Identifier':
      return known.tokens.length >= mostTokens ? known : knowledge({ ...known, tokens: [...known.tokens, source.slice(at.from, at.to)] });
    case 'VariableName':
    case 'PathName':
      return knowledge({ ...known, tokens: [], last: findName(known.scope, known.tokens.join(' ')) ?? noNames, complete: true });
    case 'Name':
      return knowledge({ ...known, tokens: [], declared: { name: known.tokens.join(' '), at: at.from } });
    case 'Key':
      return keyed(known, at, source);
  }
  const own = outermostWithin(known.open, at.from);
  const closed = own === undefined ? known : knowledge({ ...known, scope: own.scope, open: own.outer });
  switch (type.name) {
    case 'ContextEntry':
      return own === undefined ? closed : defined(closed, own.name, known.last, true);
    case 'InExpression':
      return own === undefined ? closed : defined(closed, own.name, known.last, false);
    case 'ParameterName':
      return known.declared === undefined || known.open?.kind === 'call' ? known : defined(known, known.declared.name, noNames, false);
  }
  return type.is('Expr') ? knowledge({ ...closed, complete: true, last: leadsTo(type.name, known.last, own) }) : closed;
}

/** What an expression leads to, once it is complete. */
function leadsTo(node: string, last: KnownNames, own: Open | undefined): KnownNames {
  switch (node) {
    case 'PathExpression':
    case 'ParenthesizedExpression':
    case 'ForExpression':
    case 'FunctionDefinition':
      return last;
    case 'FilterExpression':
    case 'FunctionInvocation':
    case 'Context':
      return own?.value ?? noNames;
    case 'List':
    case 'IfExpression':
      return either(own?.value ?? noNames, last);
    default:
      return noNames;
  }
}

function opened(known: Knowledge, kind: Open['kind'], { at = 0, value = noNames, name = '' }: Partial<Open>): Open {
  return { kind, at, scope: known.scope, value, name, outer: known.open };
}

/** The outermost of what was opened within a node: its own bracket, loop or name, with which all within it is closed. */
function outermostWithin(open: Open | undefined, from: number): Open | undefined {
  let own: Open | undefined;
  for (let each = open; each !== undefined && each.at >= from; each = each.outer) own = each;
  return own;
}

/** The key of an entry waits for its value. */
function keyed(known: Knowledge, at: Span, source: string): Knowledge {
  const text = source.slice(at.from, at.to);
  const name = text.startsWith('"') ? text.slice(1, -1) : (known.declared?.name ?? '');
  return knowledge({ ...known, last: noNames, complete: false, open: opened(known, 'name', { at: at.from, name }) });
}

/** `x in …` binds a name; `value in …` compares, and opens nothing. */
function bindingName(known: Knowledge): Open | undefined {
  if (known.complete || known.declared === undefined) return known.open;
  return opened(known, 'name', { at: known.declared.at, name: known.declared.name });
}

/** An item of a list, or the first branch of a choice, adds what it leads to. */
function gathered(known: Knowledge): Open | undefined {
  const { open, last } = known;
  return open?.kind === 'list' || open?.kind === 'binding' ? { ...open, value: either(open.value, last) } : open;
}

function defined(known: Knowledge, name: string, fields: KnownNames, isEntry: boolean): Knowledge {
  const { open } = known;
  const scope = withName(name, fields, known.scope);
  const around = isEntry && open?.kind === 'context' ? { ...open, value: withName(name, fields, open.value) } : open;
  return knowledge({ ...known, scope, open: around, last: noNames, complete: false });
}

function withName(name: string, fields: KnownNames, outer: KnownNames): KnownNames {
  return { is: 'name', name, fields, outer };
}
