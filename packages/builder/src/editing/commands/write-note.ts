import type { FlowGraph } from '@mortise/shared/flow';
import { defineCommand } from '../command.ts';
import { refusals } from '../refusals.ts';

/** Puts a note on the canvas, or writes a note of this id anew. */
export const writeNote = defineCommand<FlowGraph['notes'][number]>({
  title: { zh: '写便签', en: 'Write a note' },
  refuse: (_, { text }) => (text.length > 4000 ? refusals.noteTooLong : undefined),
  apply(graph, note) {
    const known = graph.notes.some(({ id }) => id === note.id);
    return { ...graph, notes: known ? graph.notes.map((each) => (each.id === note.id ? note : each)) : [...graph.notes, note] };
  },
});
