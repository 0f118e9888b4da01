/** The first of so many that is not below what is sought, by halving. */
export function firstNotBelow(count: number, isBelow: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
