/// <reference path="./elements/dmn-moddle.d.ts" />
import type { DmnElement, DmnModdle } from 'dmn-moddle';
import { z } from 'zod';
import type { Text } from '../../text/index.ts';
import type { DecisionTable } from '../decision-table.ts';
import { usesMoney } from './dmn-from-table.ts';
import { childAt, isElement, textAt } from './elements/dmn-element.ts';
import { openModdle } from './elements/moddle.ts';
import { type NotDmn, parseDmn } from './parse-dmn.ts';
import { type DmnDocument, readDmn } from './read-dmn.ts';
import { writeTable } from './table-elements.ts';
import { placeOf, type XmlPlace } from './xml/xml-place.ts';

/** Why a table cannot be put into a file: it has no such decision, or that decision is no table. */
export type NoSuchTable = { readonly ok: false; readonly code: 'decision.no-such-table'; readonly message: Text };

/**
 * The file with another table for one of its decisions (by id); all else stays as it stands in the text, to the letter: order, white
 * space, comments, positions, the version of the standard. Within the table ids, annotations and extensions stay, comments do not.
 */
export async function withTable(
  { xml }: DmnDocument,
  { decision, table }: { readonly decision: string; readonly table: DecisionTable },
): Promise<DmnDocument | NotDmn | NoSuchTable> {
  const parsed = await parseDmn(xml);
  if (!parsed.ok) return parsed;
  const logic = tableElementOf(parsed.root, decision);
  const place = placeOf(xml, [{ name: 'decision', id: decision }, { name: 'decisionTable' }]);
  if (logic === undefined || place === undefined) return noSuchTable;
  const moddle = openModdle(parsed.namespaces);
  const before = await fragmentOf(moddle, logic, place);
  writeTable(moddle, logic, table);
  const after = await fragmentOf(moddle, logic, place);
  if (before === after) return readDmn(xml);
  const spliced = `${xml.slice(0, place.from)}${indented(after, xml, place.from)}${xml.slice(place.to)}`;
  return readDmn(usesMoney(table) ? withMoney(spliced) : spliced);
}

const Definitions = z.object({ drgElement: z.array(z.custom<DmnElement>(isElement)).default([]) });

function tableElementOf(root: unknown, id: string): DmnElement | undefined {
  const elements = Definitions.safeParse(root).data?.drgElement ?? [];
  const decision = elements.find((element) => element.$type === 'dmn:Decision' && textAt(element, 'id') === id);
  const logic = decision === undefined ? undefined : childAt(decision, 'decisionLogic');
  return logic?.$type === 'dmn:DecisionTable' ? logic : undefined;
}

/** The element as text with the prefixes that hold where it stands, which it then need not declare again. */
async function fragmentOf(moddle: DmnModdle, logic: DmnElement, { namespaces }: XmlPlace): Promise<string> {
  for (const [name, uri] of namespaces) logic.set(name === 'xmlns' ? ':xmlns' : name, uri);
  const { xml } = await moddle.toXML(logic, { format: true, preamble: false });
  const end = xml.indexOf('>');
  const head = [...namespaces].reduce((tag, [name, uri]) => tag.replace(` ${name}="${escaped(uri)}"`, ''), xml.slice(0, end));
  return `${head}${xml.slice(end)}`.trimEnd();
}

/** Attribute text as the XML library writes it. */
function escaped(text: string): string {
  return text.replaceAll(/[<>'"&\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Lines that begin a tag are moved in as far as the element was; lines within a text stay where they are. */
function indented(fragment: string, xml: string, at: number): string {
  const indent = /[ \t]*$/.exec(xml.slice(xml.lastIndexOf('\n', at - 1) + 1, at))?.[0] ?? '';
  return fragment.replaceAll(/\n(\s*<(?!\/(?:[^\s>]*:)?(?:text|description)>))/g, `\n${indent}$1`);
}

/** Says in the file that an amount is a number, unless it does already: before the first element that is no import or type. */
function withMoney(xml: string): string {
  const definitions = placeOf(xml, [{ name: 'decision' }]);
  if (definitions === undefined || /<(?:[\w.-]+:)?itemDefinition\b[^>]*\bname="money"/.test(xml)) return xml;
  const prefix = /^<([^\s:>/]+:)?/.exec(xml.slice(definitions.from))?.[1] ?? '';
  const first = ['inputData', 'businessKnowledgeModel', 'knowledgeSource', 'decisionService', 'decision']
    .flatMap((name) => placeOf(xml, [{ name }])?.from ?? [])
    .reduce((least, from) => Math.min(least, from));
  const item = `<${prefix}itemDefinition id="money" name="money"><${prefix}typeRef>number</${prefix}typeRef></${prefix}itemDefinition>`;
  return `${xml.slice(0, first)}${item}\n${xml.slice(first)}`;
}

const noSuchTable: NoSuchTable = {
  ok: false,
  code: 'decision.no-such-table',
  message: { zh: '文件里没有这个决策，或者它不是决策表。', en: 'The file has no such decision, or it is no table.' },
};
