/** What a flow may refer to by id; left out, references are not judged. */
export type Resources = {
  readonly flows: Readonly<Record<string, 'dialog' | 'process'>>;
  readonly tables: readonly string[];
  readonly intents: readonly string[];
  readonly knowledge: readonly string[];
};
