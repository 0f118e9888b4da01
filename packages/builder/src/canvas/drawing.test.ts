import { describe, expect, test } from 'vitest';
import { rename } from '../editing/commands/rename.ts';
import { sampleCatalogue, sampleDrawing } from '../editing/sample-drawing.ts';
import { type Overlay, openDrawer } from './drawing.ts';

const plain: Overlay = { selection: new Set(), moving: new Map(), problems: [], lights: new Map() };

describe('the canvas', () => {
  test('gives each named way out a handle of its own, below one another on the right', () => {
    const choose = openDrawer(sampleCatalogue)(sampleDrawing, plain).nodes.find(({ id }) => id === 'choose');
    const sources = choose?.handles?.filter(({ type }) => type === 'source') ?? [];
    expect(sources.map(({ id }) => id)).toEqual(['small', 'otherwise']);
    expect(sources[0]?.y).toBeLessThan(sources[1]?.y ?? 0);
  });

  test('draws again only what changed', () => {
    const draw = openDrawer(sampleCatalogue);
    const before = draw(sampleDrawing, plain);
    const after = draw(rename.apply(sampleDrawing, { node: 'ask', label: '问' }, sampleCatalogue), plain);
    expect(after.nodes.map((node, i) => node === before.nodes[i])).toEqual([false, true, true]);
    expect(after.edges).toEqual(before.edges);
  });

  test('marks a node by its worst problem', () => {
    const problem = { code: 'x', flow: 'sample', node: 'ask', message: { zh: '', en: '' } };
    const problems = [
      { ...problem, severity: 'error' as const },
      { ...problem, severity: 'warning' as const },
    ];
    expect(openDrawer(sampleCatalogue)(sampleDrawing, { ...plain, problems }).nodes[0]?.data).toMatchObject({ mark: 'error' });
  });

  test('lights the line that an execution took', () => {
    const lights = new Map([['ask', { state: 'visited' as const, visits: 1, exits: new Set(['next']) }]]);
    const { edges } = openDrawer(sampleCatalogue)(sampleDrawing, { ...plain, lights });
    expect(edges.map(({ data }) => data?.lit)).toEqual([true, false]);
  });
});
