/** A text as few numbers of many: which features it has and how much each weighs. The vector of all its features has length 1. */
export type SparseVector = {
  readonly at: Int32Array;
  readonly value: Float32Array;
  /** The share (0..1) of the text's weight that lies in features the space knows. */
  readonly known: number;
};

/** The features of a collection of texts, numbered, with how telling each is. */
export type FeatureSpace = { readonly size: number; vectorOf(counts: ReadonlyMap<string, number>): SparseVector };

/** Numbers the features of some texts in order of appearance, and weighs them by tf-idf: what few texts have tells more. */
export function featureSpaceOf(texts: readonly ReadonlyMap<string, number>[]): FeatureSpace {
  const seenIn = new Map<string, number>();
  for (const counts of texts) for (const feature of counts.keys()) seenIn.set(feature, (seenIn.get(feature) ?? 0) + 1);
  const index = new Map([...seenIn.keys()].map((feature, at) => [feature, at]));
  const rarity = Float64Array.from(seenIn.values(), (seen) => Math.log(1 + texts.length / seen));
  const rarest = Math.log(1 + texts.length);

  return {
    size: index.size,
    vectorOf(counts) {
      const at: number[] = [];
      const weights: number[] = [];
      let all = 0;
      let known = 0;
      for (const [feature, count] of counts) {
        const place = index.get(feature);
        const weight = (1 + Math.log(count)) * (place === undefined ? rarest : (rarity[place] ?? 0));
        all += weight * weight;
        if (place === undefined) continue;
        known += weight * weight;
        at.push(place);
        weights.push(weight);
      }
      const length = Math.sqrt(all) || 1;
      return {
        at: Int32Array.from(at),
        value: Float32Array.from(weights, (weight) => weight / length),
        known: all === 0 ? 0 : known / all,
      };
    },
  };
}
