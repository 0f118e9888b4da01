import type { Role, Scope } from '@mortise/shared/tenant';
import { TenantId } from '@mortise/shared/tenant';
import { describe, expect, test } from 'vitest';
import { draw, variable } from '../../testkit/draw.ts';
import { maskVariables } from './masking.ts';

const reader = (...roles: Role[]): Scope => ({ tenantId: TenantId.parse('anhe'), actor: 'user:li', roles });
const graph = draw('claim', [['end', 'flows.end', {}, {}]], {
  variables: [
    variable('holder', 'text', { class: 'personal' }),
    variable('illness', 'context', { class: 'sensitive' }),
    variable('total', 'money'),
    variable('note', 'context'),
  ],
});
const variables = { holder: '李雷', illness: { code: 'J45' }, totalFen: 1200, note: { calls: ['13812341234'] }, undeclared: 'x' };

describe('variables of an execution', () => {
  test('show a builder what is internal, with whatever looks personal in it masked, and hide the rest whole', () => {
    expect(maskVariables(reader('builder'), graph, variables)).toEqual({
      holder: '•••',
      illness: '•••',
      totalFen: 1200,
      note: { calls: ['138****1234'] },
      undeclared: '•••',
    });
  });

  test('are hidden whole when the drawing is not there to tell their class', () => {
    expect(maskVariables(reader('builder', 'approver'), undefined, { totalFen: 1200, none: null })).toEqual({
      totalFen: '•••',
      none: null,
    });
  });

  test.each(['reviewer', 'agent', 'admin'] as const)('are open to the %s, who works on the case', (role) => {
    expect(maskVariables(reader(role), graph, variables)).toEqual(variables);
  });
});
