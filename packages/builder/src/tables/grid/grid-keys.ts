/** What a key means while a cell is selected, or while its text is written. */
export type GridAction =
  | { readonly is: 'step'; readonly rows: number; readonly columns: number; readonly extend: boolean }
  | { readonly is: 'write' | 'leave' | 'clear' | 'undo' | 'redo' | 'fill' | 'all' }
  | { readonly is: 'keep'; readonly rows: number; readonly columns: number };

type Key = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly isComposing?: boolean;
};

const far = 1_000_000;
const page = 15;

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-page, 0],
  PageDown: [page, 0],
  Home: [0, -far],
  End: [0, far],
};

/**
 * The meaning of a key on a selected cell, as spreadsheets have it; `undefined` for keys that are typed. Tab leaves the grid at its
 * edges, so that the keyboard is never caught in it.
 */
export function keyOnCell(key: Key, edge: { readonly first: boolean; readonly last: boolean }): GridAction | undefined {
  if (key.isComposing === true || key.altKey) return undefined;
  const mod = key.ctrlKey || key.metaKey;
  if (mod) return withMod(key);
  const step = steps[key.key];
  if (step !== undefined) return { is: 'step', rows: step[0], columns: step[1], extend: key.shiftKey };
  switch (key.key) {
    case 'Tab':
      if (key.shiftKey ? edge.first : edge.last) return undefined;
      return { is: 'step', rows: 0, columns: key.shiftKey ? -1 : 1, extend: false };
    case 'Enter':
    case 'F2':
      return { is: 'write' };
    case 'Delete':
    case 'Backspace':
      return { is: 'clear' };
    default:
      return undefined;
  }
}

/** The meaning of a key while a text is written: Enter and Tab keep it and go on, Escape leaves it as it was. Alt+Enter is a new line. */
export function keyWhileWriting(key: Key): GridAction | undefined {
  if (key.isComposing === true || key.altKey) return undefined;
  if (key.key === 'Escape') return { is: 'leave' };
  if (key.key === 'Enter') return { is: 'keep', rows: key.shiftKey ? -1 : 1, columns: 0 };
  if (key.key === 'Tab') return { is: 'keep', rows: 0, columns: key.shiftKey ? -1 : 1 };
  return undefined;
}

function withMod({ key, shiftKey }: Key): GridAction | undefined {
  switch (key.toLowerCase()) {
    case 'z':
      return { is: shiftKey ? 'redo' : 'undo' };
    case 'y':
      return { is: 'redo' };
    case 'd':
      return { is: 'fill' };
    case 'a':
      return { is: 'all' };
    case 'home':
      return { is: 'step', rows: -far, columns: -far, extend: shiftKey };
    case 'end':
      return { is: 'step', rows: far, columns: far, extend: shiftKey };
    case 'arrowup':
      return { is: 'step', rows: -far, columns: 0, extend: shiftKey };
    case 'arrowdown':
      return { is: 'step', rows: far, columns: 0, extend: shiftKey };
    default:
      return undefined;
  }
}
