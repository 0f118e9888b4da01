import { canonicalJson } from '@mortise/shared/json';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addNode } from './commands/add-node.ts';
import { addNodeOnEdge } from './commands/add-node-on-edge.ts';
import { arrange } from './commands/arrange.ts';
import { changeVariables } from './commands/change-variables.ts';
import { connect } from './commands/connect.ts';
import { disconnect } from './commands/disconnect.ts';
import { editSettings } from './commands/edit-settings.ts';
import { move } from './commands/move.ts';
import { cuttingOf, paste } from './commands/paste.ts';
import { redirect } from './commands/redirect.ts';
import { remove } from './commands/remove.ts';
import { rename } from './commands/rename.ts';
import { renameFlow } from './commands/rename-flow.ts';
import { setStart } from './commands/set-start.ts';
import { writeNote } from './commands/write-note.ts';
import { type Editor, openEditor } from './editor.ts';
import { sampleCatalogue, sampleDrawing, sampleNode } from './sample-drawing.ts';

const id = fc.constantFrom('ask', 'choose', 'end', 'a', 'b', 'c', 'ask-1', 'switch-1');
const exit = fc.constantFrom('next', 'small', 'otherwise', 'read', 'fault');
const line = fc.tuple(id, exit).map(([from, out]) => `${from}:${out}`);
const kind = fc.constantFrom('dialog.ask', 'flow.switch', 'documents.read', 'claims.pay', 'flow.end');
const words = fc.string({ maxLength: 12 });
const at = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });
const node = fc.tuple(id, kind, at).map(([name, of, where]) => sampleNode(name, of, { at: where }));
const cases = fc.array(fc.constantFrom('small', 'large').map((name) => ({ id: name, title: { zh: name, en: name }, when: 'true' })));
const variable = fc.record({
  name: fc.constantFrom('a', '金额', 'b'),
  type: fc.constant('money' as const),
  class: fc.constant('internal' as const),
});

/** Any edit an operator could make, sensible or not: most are refused sometimes. */
const edit: fc.Arbitrary<(editor: Editor) => void> = fc.oneof(
  fc.tuple(node, id, exit, fc.boolean()).map(([each, from, out, alone]) => (editor: Editor) => {
    editor.perform(addNode, alone ? { node: each } : { node: each, after: { node: from, exit: out } });
  }),
  fc.tuple(node, line).map(
    ([each, edge]) =>
      (editor: Editor) =>
        void editor.perform(addNodeOnEdge, { node: each, edge }),
  ),
  fc.constant((editor: Editor) => void editor.perform(arrange, null)),
  fc.array(variable, { maxLength: 3 }).map((variables) => (editor: Editor) => void editor.perform(changeVariables, { variables })),
  fc.tuple(id, exit, id).map(
    ([from, out, to]) =>
      (editor: Editor) =>
        void editor.perform(connect, { from, exit: out, to }),
  ),
  line.map((edge) => (editor: Editor) => void editor.perform(disconnect, { edge })),
  fc.tuple(id, cases).map(([name, rows]) => (editor: Editor) => {
    editor.perform(editSettings, { node: name, settings: { cases: rows } }, `settings:${name}`);
  }),
  fc.array(fc.record({ id, at }), { maxLength: 3 }).map((places) => (editor: Editor) => void editor.perform(move, { places })),
  fc.array(id, { maxLength: 3 }).map((ids) => (editor: Editor) => {
    editor.perform(paste, { cutting: cuttingOf(editor.history().document, new Set(ids)), by: 20 });
  }),
  fc.tuple(line, id).map(
    ([edge, to]) =>
      (editor: Editor) =>
        void editor.perform(redirect, { edge, to }),
  ),
  fc.array(fc.oneof(id, line), { maxLength: 3 }).map((ids) => (editor: Editor) => void editor.perform(remove, { ids })),
  fc.tuple(id, words).map(
    ([name, label]) =>
      (editor: Editor) =>
        void editor.perform(rename, { node: name, label }, `label:${name}`),
  ),
  words.map((name) => (editor: Editor) => void editor.perform(renameFlow, { name: { zh: name, en: name } })),
  id.map((name) => (editor: Editor) => void editor.perform(setStart, { node: name })),
  fc.tuple(words, at).map(
    ([text, where]) =>
      (editor: Editor) =>
        void editor.perform(writeNote, { id: 'note-1', text, at: where }),
  ),
);

describe('undoing', () => {
  test('any sequence of edits undone entirely gives the original bytes, and redone entirely the last ones', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
        const editor = openEditor(sampleDrawing, sampleCatalogue);
        for (const make of edits) make(editor);
        const last = canonicalJson(editor.history().document);
        const count = editor.history().past.length;
        while (editor.history().past.length > 0) editor.undo();
        expect(canonicalJson(editor.history().document)).toBe(canonicalJson(sampleDrawing));
        while (editor.history().future.length > 0) editor.redo();
        expect(canonicalJson(editor.history().document)).toBe(last);
        expect(editor.history().past).toHaveLength(count);
      }),
      { numRuns: 300 },
    );
  });

  test('the letters typed into one field undo as one edit', () => {
    const editor = openEditor(sampleDrawing, sampleCatalogue);
    for (const label of ['问', '问保', '问保单']) editor.perform(rename, { node: 'ask', label }, 'label:ask');
    expect(editor.history().past).toHaveLength(1);
    editor.undo();
    expect(editor.history().document).toEqual(sampleDrawing);
  });

  test('typing on after a redo is an edit of its own', () => {
    const editor = openEditor(sampleDrawing, sampleCatalogue);
    editor.perform(rename, { node: 'ask', label: '问' }, 'label:ask');
    editor.undo();
    editor.redo();
    editor.perform(rename, { node: 'ask', label: '问保' }, 'label:ask');
    editor.undo();
    expect(editor.history().document.nodes[0]?.label).toBe('问');
  });

  test('a refused edit says why, changes nothing and tells nobody', () => {
    const editor = openEditor(sampleDrawing, sampleCatalogue);
    let told = 0;
    editor.subscribe(() => {
      told += 1;
    });
    expect(editor.perform(connect, { from: 'ask', exit: 'next', to: 'ask' })?.en).toBe('A step cannot lead to itself.');
    expect([told, editor.history().past.length]).toEqual([0, 0]);
  });
});
