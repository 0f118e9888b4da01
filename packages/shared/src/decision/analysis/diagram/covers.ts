import type { Atoms } from './atoms.ts';
import type { Box } from './box.ts';
import { coverage, coverageQuestion } from './coverage.ts';
import { openDiagram } from './diagram.ts';
import { narrowed } from './narrowed.ts';
import { type Steps, sweep } from './sweep.ts';
import { hasUncoveredPoint } from './uncovered-point.ts';

/** Whether boxes together hold all of another one, which is not empty; undefined when the steps did not suffice to tell. */
export function coversTogether(boxes: readonly Box[], inner: Box, steps: Steps): boolean | undefined {
  if (hasUncoveredPoint(boxes, inner, steps)) return false;
  // What it takes to put the question, before the first answer.
  steps.left -= boxes.length * inner.length * 4;
  if (steps.left <= 0) return undefined;
  const areas = boxes.map((atoms) => ({ atoms, sure: true }));
  const narrow = narrowed(areas, inner);
  // Few atoms first: each column is asked once for every atom of those before.
  const order = narrow.sizes.map((_, column) => column).sort((left, right) => (narrow.sizes[left] ?? 0) - (narrow.sizes[right] ?? 0));
  const inOrder = (atoms: readonly Atoms[]): Atoms[] => order.map((column) => atoms[column] ?? []);
  const sizes = order.map((column) => narrow.sizes[column] ?? 0);
  const { question, first } = coverageQuestion(
    narrow.areas.map(({ atoms, sure }) => ({ atoms: inOrder(atoms), sure })),
    sizes,
  );
  const { met } = sweep(openDiagram(sizes), { ...question, until: coverage.none }, first, steps);
  if (met) return false;
  return steps.left > 0 ? true : undefined;
}
