import type { FlowGraph } from '@mortise/shared/flow';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openAutosave, type Saving } from './autosave.ts';
import { rename } from './commands/rename.ts';
import { openEditor } from './editor.ts';
import { sampleCatalogue, sampleDrawing } from './sample-drawing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(answers: readonly Saving[]) {
  const editor = openEditor(sampleDrawing, sampleCatalogue);
  const sent: { label: string | undefined; ifVersion: number }[] = [];
  const left = [...answers];
  const save = async (graph: FlowGraph, ifVersion: number): Promise<Saving> => {
    sent.push({ label: graph.nodes[0]?.label, ifVersion });
    return left.shift() ?? { is: 'failed' };
  };
  const autosave = openAutosave({ editor, draftVersion: 1, pauseMs: 500, save });
  const name = (label: string) => void editor.perform(rename, { node: 'ask', label });
  return { editor, autosave, sent, name };
}

describe('a draft', () => {
  test('is saved once, a moment after the last of several edits', async () => {
    const { autosave, sent, name } = open([{ is: 'saved', draftVersion: 2 }]);
    name('a');
    name('b');
    expect([autosave.state(), sent]).toEqual(['dirty', []]);
    await vi.advanceTimersByTimeAsync(500);
    expect([autosave.state(), autosave.draftVersion(), sent]).toEqual(['saved', 2, [{ label: 'b', ifVersion: 1 }]]);
  });

  test('that was edited during a save is saved again, on top of it', async () => {
    const { autosave, sent, name } = open([
      { is: 'saved', draftVersion: 2 },
      { is: 'saved', draftVersion: 3 },
    ]);
    name('a');
    const flushed = autosave.flush();
    name('b');
    expect(await flushed).toBe(true);
    expect(sent).toEqual([
      { label: 'a', ifVersion: 1 },
      { label: 'b', ifVersion: 2 },
    ]);
  });

  test('that could not be sent is tried again by itself', async () => {
    const { autosave, name } = open([{ is: 'failed' }, { is: 'saved', draftVersion: 2 }]);
    name('a');
    await vi.advanceTimersByTimeAsync(500);
    expect(autosave.state()).toBe('failed');
    await vi.advanceTimersByTimeAsync(500);
    expect(autosave.state()).toBe('saved');
  });

  test('that somebody else changed is never overwritten', async () => {
    const { autosave, sent, name } = open([{ is: 'changed-by-another' }, { is: 'saved', draftVersion: 9 }]);
    name('a');
    await vi.advanceTimersByTimeAsync(500);
    name('b');
    await vi.advanceTimersByTimeAsync(5000);
    expect([autosave.state(), await autosave.flush(), sent.length]).toEqual(['conflict', false, 1]);
  });
});
