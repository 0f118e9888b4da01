import type { VariableDecl } from '@mortise/shared/flow';
import { defineCommand } from '../command.ts';
import { refusals } from '../refusals.ts';

const legal = /^[\p{L}_][\p{L}\p{N}_]{0,63}$/u;

/** Declares the flow's variables anew. Money is named without its unit (D9). */
export const changeVariables = defineCommand<{ readonly variables: readonly VariableDecl[] }>({
  title: { zh: '修改变量', en: 'Edit variables' },
  refuse(_, { variables }) {
    if (variables.some(({ name }) => !legal.test(name))) return refusals.badVariable;
    if (variables.some(({ name, type }) => type === 'money' && name.endsWith('Fen'))) return refusals.moneyName;
    return new Set(variables.map(({ name }) => name)).size < variables.length ? refusals.variableTaken : undefined;
  },
  apply: (graph, { variables }) => ({ ...graph, variables: [...variables] }),
});
