import { describe, expect, test } from 'vitest';
import { Claim, type ClaimTransition, decisionOf } from './claim.ts';
import { claimNumberOf } from './claim-number.ts';
import { ClaimState, canMove, nextStatesOf } from './claim-state.ts';
import { cannotMove, decisionMisplaced, machineCannotRefuse, moveClaim, sameReviewer } from './move-claim.ts';
import { progressOf, stateTitles } from './progress.ts';

const fresh: Claim = Claim.parse({
  number: claimNumberOf('2026-11-23', new Uint8Array(8)),
  policyNumber: 'P-1',
  customerId: 'c-1',
  plan: { id: 'general-medical', version: 1 },
  state: 'draft',
  openedAt: '2026-11-23T01:00:00Z',
  history: [],
});

const machine = { kind: 'machine', id: 'lanes' } as const;
const reviewer = { kind: 'staff', id: 'reviewer-1' } as const;
const otherReviewer = { kind: 'staff', id: 'reviewer-2' } as const;

function step(claim: Claim, to: ClaimState, more: Partial<ClaimTransition> = {}): Claim {
  return moveClaim(claim, { at: '2026-11-23T02:00:00Z', by: machine, from: claim.state, to, reason: 'next', ruleVersion: 'r1', ...more });
}

function along(...states: readonly ClaimState[]): Claim {
  return states.reduce<Claim>((claim, state) => step(claim, state), fresh);
}

function faultOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}

const assessed = along('reported', 'submitted', 'routing', 'auto-assessing');
const reviewed = along('reported', 'awaiting-documents', 'submitted', 'routing', 'in-review');
const approved = { outcome: 'approved', payFen: 100_00 } as const;

describe('the life of a claim', () => {
  test('an instant claim goes from report to payment without a person', () => {
    const decided = step(assessed, 'decided', { decision: approved });
    const closed = ['paying', 'paid', 'closed']
      .map((state) => ClaimState.parse(state))
      .reduce((claim, state) => step(claim, state), decided);
    expect(closed.state).toBe('closed');
    expect(closed.history.map(({ to }) => to)).toEqual([
      'reported',
      'submitted',
      'routing',
      'auto-assessing',
      'decided',
      'paying',
      'paid',
      'closed',
    ]);
    expect(Claim.parse(JSON.parse(JSON.stringify(closed)))).toEqual(closed);
  });

  test('a payment that failed asks for another account and goes on', () => {
    const paying = step(step(assessed, 'decided', { decision: approved }), 'paying');
    const states: readonly ClaimState[] = ['payment-failed', 'awaiting-account', 'paying', 'paid'];
    expect(states.reduce<Claim>((claim, state) => step(claim, state), paying).state).toBe('paid');
  });

  test('it makes no step that is not drawn, and none that somebody else made first', () => {
    expect(cannotMove.is(faultOf(() => step(fresh, 'paid')))).toBe(true);
    expect(cannotMove.is(faultOf(() => step(reviewed, 'decided', { from: 'routing', decision: approved, by: reviewer })))).toBe(true);
  });

  test('from every state but withdrawal there is a way on, and every state can be reached', () => {
    const dead = ClaimState.options.filter((state) => nextStatesOf(state).length === 0);
    expect(dead).toEqual(['withdrawn']);
    const reached = new Set<ClaimState>(['draft']);
    for (const from of reached) for (const to of ClaimState.options) if (canMove(from, to)) reached.add(to);
    expect(reached.size).toBe(ClaimState.options.length);
  });
});

describe('decisions', () => {
  test('a machine never declines or reduces a claim', () => {
    expect(machineCannotRefuse.is(faultOf(() => step(assessed, 'decided', { decision: { outcome: 'declined' } })))).toBe(true);
    expect(machineCannotRefuse.is(faultOf(() => step(reviewed, 'decided', { decision: { outcome: 'partial', payFen: 1 } })))).toBe(true);
    expect(step(reviewed, 'decided', { by: reviewer, decision: { outcome: 'declined' } }).state).toBe('decided');
  });

  test('the move to decided carries the decision, and no other does', () => {
    expect(decisionMisplaced.is(faultOf(() => step(assessed, 'decided')))).toBe(true);
    expect(decisionMisplaced.is(faultOf(() => step(fresh, 'reported', { decision: approved })))).toBe(true);
  });

  test('an appeal is decided by somebody else, and the last decision counts', () => {
    const declined = step(reviewed, 'decided', { by: reviewer, decision: { outcome: 'declined' } });
    const again = step(step(step(declined, 'appealed'), 'reopened'), 'in-review');
    expect(sameReviewer.is(faultOf(() => step(again, 'decided', { by: reviewer, decision: approved })))).toBe(true);
    expect(decisionOf(step(again, 'decided', { by: otherReviewer, decision: approved }))).toEqual(approved);
  });
});

describe('what the customer reads', () => {
  test('every state has a title and a sentence in both languages', () => {
    for (const state of ClaimState.options) {
      expect(stateTitles[state].zh).not.toBe('');
      expect(progressOf({ ...fresh, state }).zh).toMatch(/。$/);
      expect(progressOf({ ...fresh, state }).en).toMatch(/\.$/);
    }
  });

  test('an investigation is not called one', () => {
    const { zh, en } = progressOf({ ...fresh, state: 'investigating' });
    expect(`${zh}${en}`).not.toMatch(/调查|investigat/i);
  });

  test('a refusal and a partial payment say so and mention the appeal', () => {
    const declined = step(reviewed, 'decided', { by: reviewer, decision: { outcome: 'declined' } });
    const partial = step(reviewed, 'decided', { by: reviewer, decision: { outcome: 'partial', payFen: 1 } });
    expect(progressOf(declined).zh).toMatch(/不能赔付.*申诉/);
    expect(progressOf(step(partial, 'awaiting-customer')).en).toMatch(/part of it.*appeal/);
  });
});
