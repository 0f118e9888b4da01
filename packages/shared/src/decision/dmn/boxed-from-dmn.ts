import { z } from 'zod';
import { Aggregation, HitPolicy } from '../decision-table.ts';
import type { Boxed, BoxedFunction, BoxedTable } from '../model/boxed.ts';

const text = z.string().optional();
const typed = { id: text, typeRef: text };
const Text = z.object({ text: z.string().default('') });

/** A name as FEEL sees it: runs of white space are one space. */
export const Name = z.string().transform((name) => name.replaceAll(/\s+/g, ' ').trim());

/** A variable, a parameter or a column. */
export const ItemElement = z.object({ name: Name.default(''), typeRef: text }).transform(({ name, typeRef }) => ({ name, typeRef }));

/** A boxed expression as it stands in a file: every kind the standard has, and the rest by name as unsupported. */
export const BoxedElement: z.ZodType<Boxed> = z.lazy(() => z.union([Known, Unknown]));
const Nested = BoxedElement.optional().transform((value) => value ?? nothing);
const Child = z.object({ value: Nested }).transform(({ value }) => value);

const Literal = z
  .object({
    $type: z.literal('dmn:LiteralExpression'),
    ...typed,
    ...Text.shape,
    expressionLanguage: text,
    importedValues: z.unknown().optional(),
  })
  .transform(({ id, typeRef, text: source, expressionLanguage: language, importedValues }): Boxed => {
    if (importedValues !== undefined) return { is: 'unsupported', id, typeRef, what: 'importedValues' };
    if (language !== undefined && !/feel/i.test(language)) return { is: 'unsupported', id, typeRef, what: language };
    return { is: 'literal', id, typeRef, text: source };
  });

const InputClause = z
  .object({ id: text, label: text, inputExpression: z.object({ text, typeRef: text }).default({}), inputValues: Text.optional() })
  .transform(({ id, label, inputExpression, inputValues }) => ({
    id,
    label,
    typeRef: inputExpression.typeRef,
    values: inputValues?.text,
    expression: inputExpression.text ?? '',
  }));
const OutputClause = z
  .object({ ...typed, name: Name.optional(), label: text, outputValues: Text.optional(), defaultOutputEntry: Text.optional() })
  .transform(({ id, typeRef, name, label, outputValues, defaultOutputEntry }) => ({
    id,
    typeRef,
    name,
    label,
    values: outputValues?.text,
    fallback: defaultOutputEntry?.text,
  }));
const Rule = z
  .object({ id: text, description: text, inputEntry: z.array(Text).default([]), outputEntry: z.array(Text).default([]) })
  .transform(({ id, description, inputEntry, outputEntry }) => ({
    id,
    note: description,
    when: inputEntry.map((entry) => entry.text),
    results: outputEntry.map((entry) => entry.text),
  }));

const Extension = z
  .object({ $type: z.string(), $body: z.string().default('') })
  .transform(({ $type: name, $body }) => ({ name, text: $body }));
const Extensions = z.object({ values: z.array(Extension).default([]) }).transform(({ values }) => values);

/** A decision table as it stands in a file. */
export const TableElement = z
  .object({
    $type: z.literal('dmn:DecisionTable'),
    ...typed,
    hitPolicy: HitPolicy.default('UNIQUE'),
    aggregation: Aggregation.optional(),
    outputLabel: text,
    extensionElements: Extensions.optional(),
    input: z.array(InputClause).default([]),
    output: z.array(OutputClause).default([]),
    rule: z.array(Rule).default([]),
  })
  .transform(
    ({ $type, extensionElements: extensions, input, output, rule, ...table }): BoxedTable => ({
      is: 'table',
      ...table,
      extensions,
      inputs: input,
      outputs: output,
      rules: rule,
    }),
  );

const Entry = z.object({ variable: ItemElement.optional(), value: Nested });
const Context = z
  .object({ $type: z.literal('dmn:Context'), ...typed, contextEntry: z.array(Entry).default([]) })
  .transform(({ id, typeRef, contextEntry: entries }): Boxed => ({ is: 'context', id, typeRef, entries }));

const Row = z.object({ ...typed, elements: z.array(BoxedElement).default([]) });
const List = z
  .object({ $type: z.literal('dmn:List'), ...Row.shape })
  .transform(({ id, typeRef, elements: items }): Boxed => ({ is: 'list', id, typeRef, items }));
const Relation = z
  .object({ $type: z.literal('dmn:Relation'), ...typed, column: z.array(ItemElement).default([]), row: z.array(Row).default([]) })
  .transform(
    ({ id, typeRef, column: columns, row }): Boxed => ({
      is: 'relation',
      id,
      typeRef,
      columns,
      rows: row.map(({ elements }) => elements),
    }),
  );

const Binding = z
  .object({ parameter: ItemElement, bindingFormula: BoxedElement.optional() })
  .transform(({ parameter, bindingFormula: value }) => ({ parameter, value }));
const Invocation = z
  .object({ $type: z.literal('dmn:Invocation'), ...typed, calledFunction: Nested, binding: z.array(Binding).default([]) })
  .transform(({ id, typeRef, calledFunction: called, binding: bindings }): Boxed => ({ is: 'invocation', id, typeRef, called, bindings }));

/** A function, as a boxed expression and as what a business knowledge model holds. */
export const FunctionElement = z
  .object({
    $type: z.literal('dmn:FunctionDefinition'),
    ...typed,
    kind: z.enum(['FEEL', 'Java', 'PMML']).default('FEEL'),
    formalParameter: z.array(ItemElement).default([]),
    body: BoxedElement.optional(),
  })
  .transform(
    ({ id, typeRef, kind, formalParameter: parameters, body }): BoxedFunction => ({
      is: 'function',
      id,
      typeRef,
      language: kind,
      parameters,
      body,
    }),
  );

// biome-ignore lint/suspicious/noThenProperty: a branch, never called
const Conditional = z.object({ $type: z.literal('dmn:Conditional'), ...typed, if: Child, then: Child, else: Child }).transform(
  ({ id, typeRef, ...branches }): Boxed => ({
    is: 'conditional',
    id,
    typeRef,
    condition: branches.if,
    yes: branches.then,
    no: branches.else,
  }),
);

const loop = { ...typed, iteratorVariable: Name.default(''), in: Child };
const For = z.object({ $type: z.literal('dmn:For'), ...loop, return: Child }).transform(
  ({ id, typeRef, iteratorVariable: variable, ...each }): Boxed => ({
    is: 'for',
    id,
    typeRef,
    variable,
    items: each.in,
    body: each.return,
  }),
);
const Quantified = z.object({ $type: z.enum(['dmn:Some', 'dmn:Every']), ...loop, satisfies: Child }).transform(
  ({ $type, id, typeRef, iteratorVariable: variable, satisfies: body, ...each }): Boxed => ({
    is: $type === 'dmn:Some' ? 'some' : 'every',
    id,
    typeRef,
    variable,
    items: each.in,
    body,
  }),
);
const Filter = z
  .object({ $type: z.literal('dmn:Filter'), ...typed, in: Child, match: Child })
  .transform(({ id, typeRef, match, ...each }): Boxed => ({ is: 'filter', id, typeRef, items: each.in, match }));

const Known = z.discriminatedUnion('$type', [
  Literal,
  TableElement,
  Context,
  List,
  Relation,
  Invocation,
  FunctionElement,
  Conditional,
  For,
  Quantified,
  Filter,
]);
const Unknown = z
  .object({ $type: z.string(), ...typed })
  .transform(({ $type, id, typeRef }): Boxed => ({ is: 'unsupported', id, typeRef, what: $type.replace(/^dmn:/, '') }));

const nothing: Boxed = { is: 'literal', text: '' };
