/// <reference path="./elements/dmn-moddle.d.ts" />
import type { DmnElement, DmnModdle } from 'dmn-moddle';
import { z } from 'zod';
import { TableCase } from '../cases/table-case.ts';
import type { BoxedTable } from '../model/boxed.ts';
import { childAt, childrenAt } from './elements/dmn-element.ts';

/** Test cases in a DMN file: one extension element of the decision table, as JSON text, which other tools keep or leave alone. */
const name = 'mortise:testCases';
const namespace = 'urn:mortise:test-cases';

/** Writes a table's cases beside the other extension elements, in place of those that stood there. */
export function writeCases(moddle: DmnModdle, logic: DmnElement, cases: readonly TableCase[] | undefined): void {
  const before = childAt(logic, 'extensionElements');
  const all = before === undefined ? [] : childrenAt(before, 'values');
  const others = all.filter(({ $type }) => !isOurs($type));
  if (cases === undefined && others.length === all.length) return;
  const ours = cases === undefined ? [] : [moddle.createAny(name, namespace, { $body: JSON.stringify(cases) })];
  const extensions = before ?? moddle.create('dmn:ExtensionElements', {});
  extensions.set('values', [...others, ...ours]);
  logic.set('extensionElements', others.length + ours.length === 0 ? undefined : extensions);
}

/** The cases among the extension elements of a table, and a warning where they cannot be read. */
export function casesIn({ extensions }: BoxedTable): { readonly found: { cases?: TableCase[] }; readonly warnings: readonly string[] } {
  const ours = extensions?.find((extension) => isOurs(extension.name));
  if (ours === undefined) return { found: {}, warnings: [] };
  const cases = Cases.safeParse(ours.text).data;
  return cases === undefined ? { found: {}, warnings: ['the test cases in this file cannot be read'] } : { found: { cases }, warnings: [] };
}

function isOurs(type: string): boolean {
  return type.endsWith(':testCases');
}

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
