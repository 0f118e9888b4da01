/// <reference path="./dmn-moddle.d.ts" />
import { DmnModdle } from 'dmn-moddle';
import { z } from 'zod';
import type { Text } from '../../text/index.ts';
import { Aggregation, DecisionTable, HitPolicy } from '../decision-table.ts';
import { casesIn } from './cases-element.ts';
import { columnTypeFrom } from './dmn-types.ts';
import { literalsFrom } from './literals-from.ts';

/** The table of a DMN file, or why there is none. `warnings` tell what the file holds beyond it, in the parser's words. */
export type DmnReading =
  | { readonly ok: true; readonly table: DecisionTable; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly code: 'decision.not-dmn' | 'decision.not-one-table' | 'decision.bad-table'; readonly message: Text };

/**
 * Reads a DMN file (versions 1.1 to 1.5) that holds one decision table. Empty input cells become `-`, missing ids are counted,
 * an output without a name takes the decision's. Nothing is compiled: cells that are no FEEL are found by `compileTable`.
 */
export async function tableFromDmn(xml: string): Promise<DmnReading> {
  if (xml.length > longest || /<!DOCTYPE|<!ENTITY/i.test(xml)) return notDmn;
  const read = await parse(xml);
  const definitions = Definitions.safeParse(read?.rootElement);
  if (read === undefined || !definitions.success) return notDmn;
  const decisions = definitions.data.drgElement.flatMap((element) => {
    const decision = Decision.safeParse(element);
    return decision.success ? [decision.data] : [];
  });
  const [decision, ...others] = decisions;
  if (decision === undefined || others.length > 0) return notOneTable;
  const table = DecisionTable.safeParse(tableOf(decision));
  if (!table.success) return badTable;
  const cases = casesIn(decision.decisionLogic.extensionElements);
  return { ok: true, table: table.data, warnings: [...read.warnings.map((warning) => warning.message), ...cases.warnings] };
}

function tableOf({ id, name, variable, decisionLogic: logic }: Decision): DecisionTable {
  const named = variable?.name ?? name ?? id;
  return {
    id,
    name: name ?? id,
    hitPolicy: logic.hitPolicy,
    ...(logic.aggregation === undefined ? {} : { aggregation: logic.aggregation }),
    inputs: logic.input.map((input, index) => ({
      id: input.id ?? `input${index + 1}`,
      label: input.label ?? input.inputExpression?.text ?? '',
      expression: input.inputExpression?.text ?? '',
      type: columnTypeFrom(input.inputExpression?.typeRef),
      ...allowedOf(input.inputValues?.text),
    })),
    outputs: logic.output.map((output, index) => ({
      name: output.name ?? output.label ?? (logic.output.length === 1 ? named : `output${index + 1}`),
      type: columnTypeFrom(output.typeRef ?? (logic.output.length === 1 ? variable?.typeRef : undefined)),
      ...allowedOf(output.outputValues?.text),
    })),
    rules: logic.rule.map((rule, index) => ({
      id: rule.id ?? `rule${index + 1}`,
      when: rule.inputEntry.map((entry) => (entry.text.trim() === '' ? '-' : entry.text.trim())),
      // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
      then: rule.outputEntry.map((entry) => entry.text.trim()),
      ...(rule.description === undefined ? {} : { note: rule.description }),
    })),
    ...casesIn(logic.extensionElements).found,
  };
}

function allowedOf(text: string | undefined): { allowed?: string[] } {
  const allowed = literalsFrom(text ?? '');
  return allowed.length === 0 ? {} : { allowed };
}

/** Older and newer versions differ from 1.3, which the parser knows, in nothing a table uses but their namespace. */
async function parse(xml: string) {
  const known = xml.replace(
    /https?:\/\/www\.omg\.org\/spec\/DMN\/(?:20151101\/dmn\.xsd|(?:20180521|20211108|20230324)\/MODEL\/)/g,
    modelOf13,
  );
  try {
    return await new DmnModdle().fromXML(known.replace(/https:\/\/www\.omg\.org\/spec\/DMN\/(?:20211108|20230324)\/DMNDI\//g, shapesOf13));
  } catch {
    return undefined;
  }
}

const longest = 2_000_000;
const modelOf13 = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
const shapesOf13 = 'https://www.omg.org/spec/DMN/20191111/DMNDI/';

const Entry = z.object({ text: z.string().default('') });
const Values = z.object({ text: z.string().optional() });
const Decision = z.object({
  id: z.string(),
  name: z.string().optional(),
  variable: z.object({ name: z.string().optional(), typeRef: z.string().optional() }).optional(),
  decisionLogic: z.object({
    $type: z.literal('dmn:DecisionTable'),
    extensionElements: z.unknown().optional(),
    hitPolicy: HitPolicy.default('UNIQUE'),
    aggregation: Aggregation.optional(),
    input: z
      .array(
        z.object({
          id: z.string().optional(),
          label: z.string().optional(),
          inputExpression: z.object({ text: z.string().optional(), typeRef: z.string().optional() }).optional(),
          inputValues: Values.optional(),
        }),
      )
      .default([]),
    output: z.array(
      z.object({
        name: z.string().optional(),
        label: z.string().optional(),
        typeRef: z.string().optional(),
        outputValues: Values.optional(),
      }),
    ),
    rule: z
      .array(
        z.object({
          id: z.string().optional(),
          description: z.string().optional(),
          inputEntry: z.array(Entry).default([]),
          outputEntry: z.array(Entry),
        }),
      )
      .default([]),
  }),
});
type Decision = z.infer<typeof Decision>;
const Definitions = z.object({ $type: z.literal('dmn:Definitions'), drgElement: z.array(z.unknown()).default([]) });

const notDmn: DmnReading = {
  ok: false,
  code: 'decision.not-dmn',
  message: { zh: '这个文件不是 DMN 文件，或者已经损坏。', en: 'This is no DMN file, or it is damaged.' },
};
const notOneTable: DmnReading = {
  ok: false,
  code: 'decision.not-one-table',
  message: { zh: '文件里要正好有一张决策表。', en: 'The file must hold exactly one decision table.' },
};
const badTable: DmnReading = {
  ok: false,
  code: 'decision.bad-table',
  message: { zh: '这张决策表缺少必要的内容，或者太大。', en: 'This decision table lacks something it needs, or is too large.' },
};
