/// <reference path="./dmn-moddle.d.ts" />
import { type DmnElement, DmnModdle } from 'dmn-moddle';
import type { DecisionTable, TableInput, TableOutput, TableRule } from '../decision-table.ts';
import { casesElement } from './cases-element.ts';
import { typeRefFrom } from './dmn-types.ts';

type Create = (type: string, attributes: Readonly<Record<string, unknown>>) => DmnElement;

/** The table as a DMN 1.3 file that other tools open; `tableFromDmn` reads it back unchanged. Ids become XML ids. */
export async function dmnFromTable(table: DecisionTable): Promise<string> {
  const moddle = new DmnModdle();
  const create: Create = (type, attributes) => moddle.create(type, attributes);
  const logic = create('dmn:DecisionTable', {
    id: `${table.id}_table`,
    extensionElements: casesElement(moddle, table.cases),
    hitPolicy: table.hitPolicy,
    aggregation: table.aggregation,
    input: table.inputs.map((input) => inputClause(create, input)),
    output: table.outputs.map((output) => outputClause(create, output)),
    rule: table.rules.map((rule) => ruleOf(create, rule)),
  });
  const usesMoney = [...table.inputs, ...table.outputs].some((column) => column.type === 'money');
  const definitions = create('dmn:Definitions', {
    id: `${table.id}_definitions`,
    name: table.name,
    namespace: 'urn:mortise:decision-table',
    itemDefinition: usesMoney ? [create('dmn:ItemDefinition', { id: 'money', name: 'money', typeRef: 'number' })] : [],
    drgElement: [create('dmn:Decision', { id: table.id, name: table.name, decisionLogic: logic })],
  });
  return (await moddle.toXML(definitions, { format: true })).xml;
}

function inputClause(create: Create, input: TableInput): DmnElement {
  return create('dmn:InputClause', {
    id: input.id,
    label: input.label,
    inputExpression: create('dmn:LiteralExpression', { typeRef: typeRefFrom(input.type), text: input.expression }),
    inputValues: input.allowed === undefined ? undefined : create('dmn:UnaryTests', { text: input.allowed.join(', ') }),
  });
}

function outputClause(create: Create, output: TableOutput): DmnElement {
  return create('dmn:OutputClause', {
    name: output.name,
    typeRef: typeRefFrom(output.type),
    outputValues: output.allowed === undefined ? undefined : create('dmn:UnaryTests', { text: output.allowed.join(', ') }),
  });
}

function ruleOf(create: Create, rule: TableRule): DmnElement {
  return create('dmn:DecisionRule', {
    id: rule.id,
    description: rule.note,
    inputEntry: rule.when.map((text) => create('dmn:UnaryTests', { text })),
    outputEntry: rule.then.map((text) => create('dmn:LiteralExpression', { text })),
  });
}
