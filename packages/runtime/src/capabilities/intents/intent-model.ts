import type { IntentSet } from '@mortise/shared/flow';
import { featuresOf } from './text-features.ts';

export type Recognition = { readonly intent: string; readonly confidence: number };

/** Recognises the intent of a text: which of the set's, and how sure (0..1). */
export type IntentModel = { recognise(text: string): Recognition };

const rounds = 60;
const rate = 0.5;
const decay = 1e-4;
const models = new WeakMap<IntentSet, IntentModel>();
const bySet = new Map<string, IntentModel>();
const keptAtMost = 100;

/** The model of a published set, trained on first use (milliseconds for tens of intents) and kept: a set never changes. */
export function modelFor(set: IntentSet): IntentModel {
  const known = models.get(set);
  if (known) return known;
  const name = JSON.stringify(set);
  const model = bySet.get(name) ?? trainIntents(set);
  if (bySet.size >= keptAtMost) bySet.clear();
  bySet.set(name, model);
  models.set(set, model);
  return model;
}

/**
 * Multinomial logistic regression on tf-idf character and word n-grams, trained by plain gradient steps in a fixed order: the same set gives the
 * same model. A text that equals a phrase is recognised outright. A text that shares nothing with any phrase is recognised as nothing.
 */
export function trainIntents(set: IntentSet): IntentModel {
  const labels = set.intents.map(({ id }) => id);
  const samples = set.intents.flatMap(({ phrases }, label) => phrases.map((phrase) => ({ label, phrase, counts: featuresOf(phrase) })));
  const exact = new Map(samples.map(({ phrase, label }) => [phrase.trim().toLowerCase(), label]));
  const seenIn = new Map<string, number>();
  for (const { counts } of samples) for (const feature of counts.keys()) seenIn.set(feature, (seenIn.get(feature) ?? 0) + 1);
  const index = new Map([...seenIn.keys()].map((feature, at) => [feature, at]));
  const idf = Float64Array.from(seenIn.values(), (seen) => Math.log(1 + samples.length / seen));

  const vectorOf = (counts: ReadonlyMap<string, number>) => {
    const vector: [number, number][] = [];
    let length = 0;
    let known = 0;
    for (const [feature, count] of counts) {
      const at = index.get(feature);
      const weight = (1 + Math.log(count)) * (at === undefined ? Math.log(1 + samples.length) : (idf[at] ?? 0));
      length += weight * weight;
      if (at === undefined) continue;
      known += weight * weight;
      vector.push([at, weight]);
    }
    const norm = Math.sqrt(length) || 1;
    return { vector: vector.map(([at, weight]): [number, number] => [at, weight / norm]), known: length === 0 ? 0 : known / length };
  };

  const weights = labels.map(() => new Float64Array(index.size));
  const bias = new Float64Array(labels.length);
  const scores = (vector: readonly [number, number][]) =>
    softmax(weights.map((row, label) => vector.reduce((sum, [at, value]) => sum + (row[at] ?? 0) * value, bias[label] ?? 0)));
  const prepared = samples.map(({ counts, label }) => ({ label, ...vectorOf(counts) }));
  for (let round = 0; round < rounds; round++) {
    const step = (rate * 20) / (1 + round * 0.1);
    for (const { vector, label } of prepared) {
      const chances = scores(vector);
      for (const [other, row] of weights.entries()) {
        const error = (other === label ? 1 : 0) - (chances[other] ?? 0);
        bias[other] = (bias[other] ?? 0) + 0.01 * error;
        for (const [at, value] of vector) row[at] = (row[at] ?? 0) * (1 - decay) + step * error * value;
      }
    }
  }

  return {
    recognise(text) {
      const same = exact.get(text.trim().toLowerCase());
      if (same !== undefined) return { intent: labels[same] ?? '', confidence: 1 };
      const { vector, known } = vectorOf(featuresOf(text));
      const chances = scores(vector);
      const best = chances.reduce((top, chance, label) => (chance > (chances[top] ?? 0) ? label : top), 0);
      // Words never seen in training lower what we are sure of: a text of strangers is nobody's.
      return { intent: labels[best] ?? '', confidence: (chances[best] ?? 0) * Math.min(1, known * 2) };
    },
  };
}

function softmax(values: readonly number[]): readonly number[] {
  const top = Math.max(...values);
  const raised = values.map((value) => Math.exp(value - top));
  const sum = raised.reduce((total, value) => total + value, 0);
  return raised.map((value) => value / sum);
}
