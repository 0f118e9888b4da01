import { defineFault } from '@mortise/shared/fault';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';

/** A file of test cases is too large, declares a document type, or is no file of test cases. */
export const notTestCases = defineFault<{ file: string; detail: string }>(
  'eval.not-test-cases',
  'caller',
  ({ file, detail }) => `${file} is no file of test cases: ${detail}`,
);

/** A value as the suite writes it: of a type, a list, a context, or nothing. Text is as it stands in the file. */
export type WrittenValue =
  | { readonly is: 'value'; readonly type: string | undefined; readonly text: string }
  | { readonly is: 'list'; readonly items: readonly WrittenValue[] }
  | { readonly is: 'context'; readonly entries: readonly WrittenEntry[] }
  | { readonly is: 'nothing' };
export type WrittenEntry = { readonly name: string; readonly value: WrittenValue };

/** What is handed in, or must come out, under a name; with a namespace where the name is one of another file. */
export type NamedValue = WrittenEntry & { readonly namespace: string | undefined };

/** One case: what is asked of the model, and every result it must have. `mayFail` where the suite expects an error. */
export type TestCase = {
  readonly id: string;
  readonly asks: 'decision' | 'bkm' | 'decisionService';
  readonly invocable: string | undefined;
  readonly namespace: string | undefined;
  readonly inputs: readonly NamedValue[];
  readonly results: readonly (NamedValue & { readonly mayFail: boolean })[];
};

/** A file of cases with the name of the model they are about. */
export type TestFile = { readonly file: string; readonly model: string | undefined; readonly cases: readonly TestCase[] };

/** Reads a file of the suite (`testCases.xsd`): within bounds, without document types or entities of its own. Throws `eval.not-test-cases`. */
export function testFileFrom(file: string, xml: string): TestFile {
  if (xml.length > longest) throw notTestCases({ file, detail: 'it is too large' });
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw notTestCases({ file, detail: 'it declares a document type' });
  const text = xml.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  if (XMLValidator.validate(text) !== true) throw notTestCases({ file, detail: 'it is no XML' });
  const parsed = File.safeParse(parser.parse(text));
  if (!parsed.success) throw notTestCases({ file, detail: z.prettifyError(parsed.error) });
  const { modelName, testCase } = parsed.data.testCases;
  return { file, model: modelName?.['#text'].trim(), cases: testCase.map((one, index) => ({ ...one, id: one.id ?? `${index + 1}` })) };
}

const longest = 20_000_000;
const lists = new Set(['testCase', 'inputNode', 'resultNode', 'component', 'item']);
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  alwaysCreateTextNode: true,
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  isArray: (name) => lists.has(name),
});

const Attribute = z.string().optional();
const Text = z.object({ '#text': z.string(), '@type': Attribute, '@nil': Attribute });

/** An element that holds a value: one of three children, or none. */
type ValueElement = {
  readonly value?: z.infer<typeof Text> | undefined;
  readonly list?: { readonly '@nil'?: string | undefined; readonly item: readonly WrittenValue[] } | undefined;
  readonly component?: readonly WrittenEntry[] | undefined;
};
const valueShape = {
  value: Text.optional(),
  get list() {
    return z.object({ '@nil': Attribute, item: z.array(Written).default([]) }).optional();
  },
  get component() {
    return z.array(Component).optional();
  },
};
const Written: z.ZodType<WrittenValue> = z.lazy(() => z.object(valueShape).transform(writtenFrom));
const Component: z.ZodType<WrittenEntry> = z.lazy(() =>
  z
    .object({ ...valueShape, '@name': z.string().default('') })
    .transform(({ '@name': name, ...value }) => ({ name, value: writtenFrom(value) })),
);

function writtenFrom({ value, list, component }: ValueElement): WrittenValue {
  if (value !== undefined) return isNil(value) ? { is: 'nothing' } : { is: 'value', type: localName(value['@type']), text: value['#text'] };
  if (list !== undefined) return isNil(list) ? { is: 'nothing' } : { is: 'list', items: list.item };
  return component === undefined ? { is: 'nothing' } : { is: 'context', entries: component };
}

function isNil(element: { readonly '@nil'?: string | undefined }): boolean {
  return element['@nil'] === 'true' || element['@nil'] === '1';
}

/** `xsd:decimal` is `decimal`, whatever the prefix. */
function localName(type: string | undefined): string | undefined {
  return type?.slice(type.indexOf(':') + 1);
}

const named = { '@name': z.string(), '@namespace': Attribute };
const Input = z
  .object({ ...valueShape, ...named })
  .transform(({ '@name': name, '@namespace': namespace, ...value }) => ({ name, namespace, value: writtenFrom(value) }));
const Result = z
  .object({ ...named, '@errorResult': Attribute, expected: Written.default({ is: 'nothing' }) })
  .transform(({ '@name': name, '@namespace': namespace, '@errorResult': error, expected: value }) => ({
    name,
    namespace,
    value,
    mayFail: error === 'true' || error === '1',
  }));
const Case = z
  .object({
    '@id': Attribute,
    '@type': z.enum(['decision', 'bkm', 'decisionService']).default('decision'),
    '@invocableName': Attribute,
    '@namespace': Attribute,
    inputNode: z.array(Input).default([]),
    resultNode: z.array(Result).default([]),
  })
  .transform((one) => ({
    id: one['@id'],
    asks: one['@type'],
    invocable: one['@invocableName'],
    namespace: one['@namespace'],
    inputs: one.inputNode,
    results: one.resultNode,
  }));
const File = z.object({ testCases: z.object({ modelName: Text.optional(), testCase: z.array(Case).default([]) }) });
