/// <reference path="./dmn-moddle.d.ts" />
import type { DmnElement, DmnModdle } from 'dmn-moddle';
import { z } from 'zod';
import { TableCase } from '../cases/table-case.ts';

/** Test cases in a DMN file: one extension element of the decision table, as JSON text, which other tools keep or leave alone. */
const name = 'mortise:testCases';
const namespace = 'urn:mortise:test-cases';

/** The extension elements of a table with these cases; none for a table without any. */
export function casesElement(moddle: DmnModdle, cases: readonly TableCase[] | undefined): DmnElement | undefined {
  if (cases === undefined) return undefined;
  const values = [moddle.createAny(name, namespace, { $body: JSON.stringify(cases) })];
  return moddle.create('dmn:ExtensionElements', { values });
}

/** The cases among the extension elements of a table, and a warning where they cannot be read. */
export function casesIn(extensionElements: unknown): { readonly found: { cases?: TableCase[] }; readonly warnings: readonly string[] } {
  const { data } = Extension.safeParse(extensionElements);
  const text = data?.values.flatMap((value) => Ours.safeParse(value).data?.$body ?? []).at(0);
  if (text === undefined) return { found: {}, warnings: [] };
  const cases = Cases.safeParse(text).data;
  return cases === undefined ? { found: {}, warnings: ['the test cases in this file cannot be read'] } : { found: { cases }, warnings: [] };
}

const Extension = z.object({ values: z.array(z.unknown()) });
const Ours = z.object({ $type: z.string().endsWith(':testCases'), $body: z.string() });
const Cases = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('no JSON');
      return z.NEVER;
    }
  })
  .pipe(z.array(TableCase));
