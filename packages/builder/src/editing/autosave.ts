import type { Editor } from '@mortise/shared/editing';

/** What became of one try to save. */
export type Saving =
  | { readonly is: 'saved'; readonly draftVersion: number }
  | { readonly is: 'changed-by-another' }
  | { readonly is: 'failed' };

export type SaveState = 'saved' | 'dirty' | 'saving' | 'failed' | 'conflict';

export type Autosave = {
  state(): SaveState;
  draftVersion(): number;
  /** Saves what is not saved yet; gives whether everything is. */
  flush(): Promise<boolean>;
  subscribe(listener: () => void): () => void;
  close(): void;
};

type Parts<D> = {
  readonly editor: Pick<Editor<D>, 'history' | 'subscribe'>;
  readonly draftVersion: number;
  readonly pauseMs: number;
  save(document: D, ifVersion: number): Promise<Saving>;
};

/**
 * Keeps the draft of an open document: a moment after each edit, one save at a time, the newest always last. When somebody
 * else saved in between it stops for good and says so: overwriting is never decided by a program.
 */
export function openAutosave<D>({ editor, draftVersion: first, pauseMs, save }: Parts<D>): Autosave {
  let kept = editor.history().document;
  let draftVersion = first;
  let state: SaveState = 'saved';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | undefined;
  const listeners = new Set<() => void>();

  const become = (next: SaveState) => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), pauseMs);
  };
  const saveOnce = async (): Promise<boolean> => {
    const { document } = editor.history();
    become('saving');
    const saving = await save(document, draftVersion);
    if (saving.is === 'saved') {
      kept = document;
      draftVersion = saving.draftVersion;
      become(editor.history().document === kept ? 'saved' : 'dirty');
      return true;
    }
    become(saving.is === 'failed' ? 'failed' : 'conflict');
    if (saving.is === 'failed') later();
    return false;
  };
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    if (running) await running;
    if (state === 'conflict') return false;
    if (editor.history().document === kept) return true;
    running = saveOnce();
    const done = await running;
    running = undefined;
    return done && editor.history().document !== kept ? flush() : done;
  };
  const stop = editor.subscribe(() => {
    if (state === 'conflict') return;
    if (state !== 'saving') become(editor.history().document === kept ? 'saved' : 'dirty');
    later();
  });

  return {
    state: () => state,
    draftVersion: () => draftVersion,
    flush,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      stop();
      clearTimeout(timer);
    },
  };
}
