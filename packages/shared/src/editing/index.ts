export type { Command } from './command.ts';
export { type Editor, openEditor } from './editor.ts';
export type { Differing, History } from './history.ts';
export { reversed, type Splice, spliced, splicesOf } from './splices.ts';
