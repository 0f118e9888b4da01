import type { CellReading } from './cell-reading.ts';

const words: ReadonlyMap<string, boolean> = new Map(
  [
    ['true', '是', '真', '对', '有', 'yes', 'y', '√', '✓', '✔', '1'].map((word): [string, boolean] => [word, true]),
    ['false', '否', '假', '错', '无', '没有', '不是', 'no', 'n', '×', '✗', '✘', 'x', '0'].map((word): [string, boolean] => [word, false]),
  ].flat(),
);

/** Reads yes and no: `是`, `否`, `Y`, `√`; in a test also both of them, as `是/否`. */
export function readBoolean(text: string, side: 'inputs' | 'outputs'): CellReading | undefined {
  const pieces = side === 'inputs' ? text.split(/\s*[,/、;|]\s*|或/) : [text];
  const values = pieces.map((piece) => words.get(piece.toLowerCase()));
  if (values.includes(undefined)) return undefined;
  const feel = values.join(', ');
  return { feel, why: feel === text ? [] : ['yesNo'] };
}

/** Whether a text says yes or no in words; digits are too often numbers. */
export function saysYesOrNo(text: string): boolean {
  return words.has(text.toLowerCase()) && !/^[01x]$/i.test(text);
}
