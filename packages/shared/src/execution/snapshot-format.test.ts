import { describe, expect, test } from 'vitest';
import { JsonRecord, plainJson } from '../json/index.ts';
import { readableBatch, snapshotFormat, snapshotReader, snapshotTooNew } from './snapshot-format.ts';
import type { ExecutionState } from './state.ts';

const state: ExecutionState = {
  format: 1,
  id: 'x1',
  version: 'v1',
  status: 'waiting',
  origin: { channel: 'webhook', environment: 'live', language: 'zh', assurance: 'anonymous' },
  frames: [{ id: 1, flow: 'claim', variables: {} }],
  tokens: [],
  inbox: [],
  heard: [],
  next: { ordinal: 1, token: 2, frame: 2 },
  steps: 0,
  startedAt: '2026-03-02T01:00:00.000Z',
  output: {},
};
const { heard: _, ...beforeHeard } = state;

describe('a snapshot', () => {
  test('of the form in use is taken as it is', () => {
    const batch = { snapshotFormat, snapshot: state };
    expect(readableBatch(batch)).toBe(batch);
  });

  test('of an older form is brought forward form by form', () => {
    const later = snapshotReader({
      current: 3,
      upgrades: {
        1: (old) => plainJson({ ...JsonRecord.parse(old), heard: [] }),
        2: (old) => plainJson({ ...JsonRecord.parse(old), steps: 7 }),
      },
    });
    expect(later({ snapshotFormat: 1, snapshot: beforeHeard })).toEqual({ snapshotFormat: 3, snapshot: { ...state, steps: 7 } });
  });

  test('of an older form that does not become a valid one is never taken', () => {
    const later = snapshotReader({ current: 2, upgrades: { 1: (old) => old } });
    expect(() => later({ snapshotFormat: 1, snapshot: beforeHeard })).toThrow();
    expect(() => snapshotReader({ current: 2, upgrades: {} })({ snapshotFormat: 1, snapshot: state })).toThrow(/form 1/);
  });

  test('of a form that only a later release knows is refused by name', () => {
    const newer = { snapshotFormat: snapshotFormat + 1, snapshot: { anything: 'at all' } };
    expect(() => readableBatch(newer)).toThrow(expect.objectContaining({ code: snapshotTooNew.code, facts: { format: 2, known: 1 } }));
  });
});
