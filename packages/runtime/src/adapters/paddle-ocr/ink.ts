/** How much of the way from paper to full ink a column must go to count as inked. */
const inked = 0.35;

/**
 * For each column of a cut line whether something is printed in it. `plane` holds rows of `rowWidth` values of which the first `width` are the
 * line; light on dark counts like dark on light.
 */
export function inkedColumns(plane: Float32Array, { width, rowWidth }: { width: number; rowWidth: number }): readonly boolean[] {
  const height = Math.floor(plane.length / rowWidth);
  const levels: number[] = [];
  for (let y = 0; y < height; y += 2) for (let x = 0; x < width; x += 2) levels.push(plane[y * rowWidth + x] ?? 0);
  const paper = levels.sort((one, other) => one - other)[Math.floor(levels.length / 2)] ?? 0;
  const ink = new Float32Array(width);
  // the outermost rows may hold a rule or a neighbour's stroke
  for (let y = Math.floor(height * 0.12); y < height * 0.88; y++)
    for (let x = 0; x < width; x++) ink[x] = Math.max(ink[x] ?? 0, Math.abs((plane[y * rowWidth + x] ?? 0) - paper));
  const full = [...ink].sort((one, other) => one - other)[Math.floor(width * 0.9)] ?? 0;
  return Array.from(ink, (depth) => depth > full * inked);
}

/** The longest run of columns without ink between two places, in columns. */
export function blankBetween(columns: readonly boolean[], from: number, to: number): number {
  let longest = 0;
  let run = 0;
  for (let x = Math.max(0, Math.floor(from)); x < Math.min(columns.length, Math.ceil(to)); x++) {
    run = columns[x] === true ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return longest;
}
