import { describe, expect, test } from 'vitest';
import type { Command } from '../command.ts';
import { refusals } from '../refusals.ts';
import { sampleCatalogue, sampleDrawing, sampleNode } from '../sample-drawing.ts';
import { addNode } from './add-node.ts';
import { addNodeOnEdge } from './add-node-on-edge.ts';
import { arrange } from './arrange.ts';
import { changeVariables } from './change-variables.ts';
import { connect } from './connect.ts';
import { disconnect } from './disconnect.ts';
import { editSettings } from './edit-settings.ts';
import { move } from './move.ts';
import { cuttingOf, paste, pastedNames } from './paste.ts';
import { redirect } from './redirect.ts';
import { remove } from './remove.ts';
import { rename } from './rename.ts';
import { renameFlow } from './rename-flow.ts';
import { setStart } from './set-start.ts';
import { writeNote } from './write-note.ts';

const done = <I>(command: Command<I>, input: I) => command.apply(sampleDrawing, input, sampleCatalogue);
const refusal = <I>(command: Command<I>, input: I) => command.refuse(sampleDrawing, input, sampleCatalogue);

describe('connecting', () => {
  test('a step never leads to itself', () => {
    expect(refusal(connect, { from: 'ask', exit: 'next', to: 'ask' })).toBe(refusals.ownStep);
  });
  test('a way out leads to one place only', () => {
    expect(refusal(connect, { from: 'ask', exit: 'next', to: 'end' })).toBe(refusals.exitTaken);
  });
  test('a way out that the settings do not have cannot be connected', () => {
    expect(refusal(connect, { from: 'choose', exit: 'large', to: 'end' })).toBe(refusals.noSuchExit);
  });
  test('a free way out leads to the chosen step', () => {
    expect(refusal(connect, { from: 'choose', exit: 'otherwise', to: 'end' })).toBeUndefined();
    expect(done(connect, { from: 'choose', exit: 'otherwise', to: 'end' }).edges.at(-1)).toEqual({
      id: 'choose:otherwise',
      from: 'choose',
      exit: 'otherwise',
      to: 'end',
    });
  });
  test('a line can be taken away, and a missing one cannot', () => {
    expect(done(disconnect, { edge: 'ask:next' }).edges).toHaveLength(1);
    expect(refusal(disconnect, { edge: 'nowhere' })).toBe(refusals.noSuchLine);
  });
  test('a line can lead elsewhere, but not back to its own step', () => {
    expect(done(redirect, { edge: 'ask:next', to: 'end' }).edges[0]?.to).toBe('end');
    expect(refusal(redirect, { edge: 'ask:next', to: 'ask' })).toBe(refusals.ownStep);
  });
});

describe('adding and removing', () => {
  test('a step added after another is connected to it at once', () => {
    const graph = done(addNode, { node: sampleNode('more'), after: { node: 'choose', exit: 'otherwise' } });
    expect(graph.edges.at(-1)).toMatchObject({ from: 'choose', exit: 'otherwise', to: 'more' });
  });
  test('a step put before the start is where the flow begins, and leads on to it', () => {
    const graph = done(addNode, { node: sampleNode('greet'), before: 'ask' });
    expect([graph.start, graph.edges.at(-1)?.id, graph.edges.at(-1)?.to]).toEqual(['greet', 'greet:next', 'ask']);
  });
  test('a step of a process is refused in a dialog', () => {
    expect(refusal(addNode, { node: sampleNode('pay', 'claims.pay') })).toBe(refusals.wrongFlowType);
  });
  test('a kind that is not installed is refused', () => {
    expect(refusal(addNode, { node: sampleNode('x', 'parts.gone') })).toBe(refusals.unknownKind);
  });
  test('the first step of an empty flow is its start', () => {
    const empty = { ...sampleDrawing, nodes: [], edges: [], start: 'start' };
    expect(addNode.apply(empty, { node: sampleNode('first') }, sampleCatalogue).start).toBe('first');
  });
  test('a step put on a line stands between its two ends', () => {
    const { edges } = done(addNodeOnEdge, { node: sampleNode('between'), edge: 'ask:next' });
    expect(edges).toContainEqual({ id: 'ask:next', from: 'ask', exit: 'next', to: 'between' });
    expect(edges).toContainEqual({ id: 'between:next', from: 'between', exit: 'next', to: 'choose' });
  });
  test('a removed step takes its lines along, and the start moves on', () => {
    const graph = done(remove, { ids: ['ask'] });
    expect(graph.nodes.map(({ id }) => id)).toEqual(['choose', 'end']);
    expect(graph.edges.map(({ id }) => id)).toEqual(['choose:small']);
    expect(graph.start).toBe('choose');
  });
  test('a copy has new ids and keeps the lines inside it', () => {
    const cutting = cuttingOf(sampleDrawing, new Set(['ask', 'choose']));
    const graph = done(paste, { cutting, by: 40 });
    expect([...pastedNames(sampleDrawing, cutting).values()]).toEqual(['ask-1', 'switch-1']);
    expect(graph.edges.at(-1)).toEqual({ id: 'ask-1:next', from: 'ask-1', exit: 'next', to: 'switch-1' });
    expect(graph.nodes.at(-1)?.at).toEqual({ x: 40, y: 40 });
  });
});

describe('changing', () => {
  test('a case taken out of the settings takes its line along', () => {
    expect(done(editSettings, { node: 'choose', settings: { cases: [] } }).edges.map(({ id }) => id)).toEqual(['ask:next']);
  });
  test('a drag that ended where it began changes nothing', () => {
    expect(done(move, { places: [{ id: 'ask', at: { x: 0.2, y: 0 } }] })).toBe(sampleDrawing);
  });
  test('an emptied name gives back the title of the kind', () => {
    const named = done(rename, { node: 'ask', label: '问保单号' });
    expect(named.nodes[0]?.label).toBe('问保单号');
    expect(rename.apply(named, { node: 'ask', label: '' }, sampleCatalogue).nodes[0]).not.toHaveProperty('label');
  });
  test('a flow keeps a name in both languages', () => {
    expect(refusal(renameFlow, { name: { zh: '理赔', en: ' ' } })).toBe(refusals.emptyName);
  });
  test('the start is a step that exists', () => {
    expect(done(setStart, { node: 'choose' }).start).toBe('choose');
    expect(refusal(setStart, { node: 'nobody' })).toBe(refusals.noSuchStep);
  });
  test('money is named without its unit', () => {
    expect(refusal(changeVariables, { variables: [{ name: 'totalFen', type: 'money', class: 'internal' }] })).toBe(refusals.moneyName);
  });
  test('two variables never share a name', () => {
    const total = { name: '金额', type: 'money', class: 'internal' } as const;
    expect(refusal(changeVariables, { variables: [total, total] })).toBe(refusals.variableTaken);
    expect(done(changeVariables, { variables: [total] }).variables).toEqual([total]);
  });
  test('a note is written once and then written anew', () => {
    const note = { id: 'note-1', text: 'a', at: { x: 0, y: 0 } };
    const graph = done(writeNote, note);
    expect(writeNote.apply(graph, { ...note, text: 'b' }, sampleCatalogue).notes).toEqual([{ ...note, text: 'b' }]);
  });
  test('arranging puts steps from left to right in the order they are reached', () => {
    const [ask, choose, end] = done(arrange, null).nodes;
    expect(ask?.at.x).toBeLessThan(choose?.at.x ?? 0);
    expect(choose?.at.x).toBeLessThan(end?.at.x ?? 0);
  });
});
