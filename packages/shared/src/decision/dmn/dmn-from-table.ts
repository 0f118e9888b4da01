import type { DecisionTable } from '../decision-table.ts';
import { namespacesOf } from './dmn-version.ts';
import { openModdle } from './elements/moddle.ts';
import { writeTable } from './table-elements.ts';

/** The table as a DMN 1.3 file that other tools open; `tableFromDmn` reads it back unchanged. Ids become XML ids. */
export async function dmnFromTable(table: DecisionTable): Promise<string> {
  const moddle = openModdle(namespacesOf('1.3'));
  const logic = moddle.create('dmn:DecisionTable', { id: `${table.id}_table` });
  writeTable(moddle, logic, table);
  const definitions = moddle.create('dmn:Definitions', {
    id: `${table.id}_definitions`,
    name: table.name,
    namespace: 'urn:mortise:decision-table',
    itemDefinition: usesMoney(table) ? [moddle.create('dmn:ItemDefinition', { id: 'money', name: 'money', typeRef: 'number' })] : [],
    drgElement: [moddle.create('dmn:Decision', { id: table.id, name: table.name, decisionLogic: logic })],
  });
  return (await moddle.toXML(definitions, { format: true })).xml;
}

/** Whether a table has amounts, a type of the product that a file must say is a number. */
export function usesMoney({ inputs, outputs }: DecisionTable): boolean {
  return [...inputs, ...outputs].some((column) => column.type === 'money');
}
