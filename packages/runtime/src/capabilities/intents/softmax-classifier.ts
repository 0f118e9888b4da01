import type { SparseVector } from './feature-space.ts';

/** A vector and the number of the class it belongs to. */
export type LabelledVector = { readonly vector: SparseVector; readonly label: number };

/** The chance of each class for a vector; they add up to 1. */
export type Classifier = (vector: SparseVector) => Float32Array;

// Chosen on BANKING77 (train and dev part): small steps generalise better than large ones, and more rounds than these learn by heart.
const steps = 100_000;
const fewestRounds = 12;
const mostRounds = 60;
const firstStep = 4;
const slowing = 0.1;
const biasStep = 0.01;
const forgetting = 1e-5;

/**
 * Multinomial logistic regression by gradient steps, one text at a time, in an order that is mixed but always the same: the same samples give the
 * same classifier. The weights of one feature lie side by side, one per class, so that a step touches only the features its text has: ten thousand
 * texts and a hundred classes take seconds.
 */
export function trainClassifier(samples: readonly LabelledVector[], features: number, classes: number): Classifier {
  const weights = new Float32Array(features * classes);
  const bias = new Float32Array(classes);
  const chances = new Float32Array(classes);
  const order = mixedOrder(samples.length);
  const rounds = Math.min(mostRounds, Math.max(fewestRounds, Math.ceil(steps / samples.length)));
  for (let round = 0; round < rounds; round++) {
    const step = firstStep / (1 + round * slowing);
    for (const place of order) {
      const sample = samples[place];
      if (!sample) continue;
      const { vector, label } = sample;
      chancesInto(chances, vector);
      for (let other = 0; other < classes; other++) {
        const error = (other === label ? 1 : 0) - (chances[other] ?? 0);
        chances[other] = error;
        bias[other] = (bias[other] ?? 0) + biasStep * error;
      }
      for (const [n, at] of vector.at.entries()) {
        const push = step * (vector.value[n] ?? 0);
        const row = at * classes;
        for (let other = 0; other < classes; other++) {
          weights[row + other] = (weights[row + other] ?? 0) * (1 - forgetting) + push * (chances[other] ?? 0);
        }
      }
    }
  }
  return (vector) => chancesInto(new Float32Array(classes), vector);

  function chancesInto(target: Float32Array, { at, value }: SparseVector): Float32Array {
    target.set(bias);
    for (let n = 0; n < at.length; n++) {
      const row = (at[n] ?? 0) * classes;
      const weight = value[n] ?? 0;
      for (let label = 0; label < classes; label++) target[label] = (target[label] ?? 0) + weight * (weights[row + label] ?? 0);
    }
    return softmax(target);
  }
}

function softmax(values: Float32Array): Float32Array {
  const top = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let at = 0; at < values.length; at++) {
    const raised = Math.exp((values[at] ?? 0) - top);
    values[at] = raised;
    sum += raised;
  }
  for (let at = 0; at < values.length; at++) values[at] = (values[at] ?? 0) / sum;
  return values;
}

/** All places once, far from the order given: samples that come sorted by class would otherwise unlearn one class while learning the next. */
function mixedOrder(count: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, at) => at);
  let state = 1;
  for (let at = count - 1; at > 0; at--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}
