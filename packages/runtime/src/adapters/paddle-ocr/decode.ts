/** A character and where it stands, as a share 0..1 of the line's length. */
export type Sign = { readonly text: string; readonly at: number; readonly confidence: number };

/**
 * The text of one line from the recogniser's scores, one row of `classes` for each step along the line. Best path: repeats fold into one
 * character, class 0 is the blank between. `share` is how many lengths of the line the steps cover (more than 1 where the line was padded).
 */
export function decode(
  scores: Float32Array,
  { classes, characters, share }: { classes: number; characters: readonly string[]; share: number },
): Sign[] {
  const signs: Sign[] = [];
  const steps = scores.length / classes;
  let last = 0;
  for (let step = 0; step < steps; step++) {
    const from = step * classes;
    let best = 0;
    for (let index = 1; index < classes; index++) if ((scores[from + index] ?? 0) > (scores[from + best] ?? 0)) best = index;
    const text = characters[best - 1];
    if (best !== 0 && best !== last && text !== undefined)
      signs.push({ text, at: Math.min(1, ((step + 0.5) / steps) * share), confidence: scores[from + best] ?? 0 });
    last = best;
  }
  return signs;
}
