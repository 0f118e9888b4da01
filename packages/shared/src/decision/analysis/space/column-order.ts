import type { Space } from './space.ts';

/**
 * In which order to ask the columns, so that few questions are left soon: those with the fewest atoms first, since each is asked
 * once for every atom of those before.
 */
export function orderOfColumns({ sizes }: Pick<Space, 'sizes'>): number[] {
  return sizes.map((_, column) => column).sort((left, right) => (sizes[left] ?? 0) - (sizes[right] ?? 0));
}
