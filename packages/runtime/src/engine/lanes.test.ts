import { TenantId } from '@mortise/shared/tenant';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeedEntry } from '../ports/execution-store.ts';
import { exampleBatch } from '../testkit/example-execution.ts';
import { lanesOf } from './lanes.ts';

type Drawn = { readonly tenant: string; readonly execution: string; readonly says: string | undefined };

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const drawn = fc.record({ tenant: fc.constantFrom('one', 'two'), execution: name, says: fc.option(name, { nil: undefined }) });

function feedOf(entries: readonly Drawn[]): readonly FeedEntry[] {
  return entries.map(({ tenant, execution, says }, place) => {
    const commands = says === undefined ? [] : [{ kind: 'say' as const, ordinal: 1, conversation: says, replies: [{ text: '好' }] }];
    const { snapshot: _, ...batch } = { ...exampleBatch(execution, place + 1), commands };
    return { position: place + 1, tenantId: TenantId.parse(tenant), execution, seq: place + 1, batch };
  });
}

describe('the lanes of a feed', () => {
  test('hold every entry once, in order, and what shares an execution or a conversation is in one lane', () => {
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 30 }), (entries) => {
        const feed = feedOf(entries);
        const lanes = lanesOf(feed);
        expect(lanes.flat().toSorted((one, other) => one.position - other.position)).toEqual(feed);
        for (const lane of lanes) expect(lane).toEqual(lane.toSorted((one, other) => one.position - other.position));
        const laneAt = (place: number) => lanes.findIndex((lane) => lane.some(({ position }) => position === place + 1));
        const belongsTo = ({ execution, says }: Drawn) => [execution, ...(says === undefined ? [] : [says])];
        for (const [place, one] of entries.entries())
          for (const [other, its] of entries.entries())
            if (one.tenant === its.tenant && belongsTo(one).some((what) => belongsTo(its).includes(what)))
              expect(laneAt(place)).toBe(laneAt(other));
      }),
    );
  });

  test('are as many as there are executions that have nothing to do with each other', () => {
    const entries = ['a', 'b', 'a', 'c'].map((execution) => ({ tenant: 'one', execution, says: undefined }));
    expect(lanesOf(feedOf(entries)).map((lane) => lane.map(({ position }) => position))).toEqual([[1, 3], [2], [4]]);
  });
});
