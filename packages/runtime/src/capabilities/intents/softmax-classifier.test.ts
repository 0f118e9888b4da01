import { describe, expect, test } from 'vitest';
import { featureSpaceOf } from './feature-space.ts';
import { trainClassifier } from './softmax-classifier.ts';

const counts = (...features: string[]) => new Map(features.map((feature) => [feature, 1]));
const texts = [counts('a', 'x'), counts('b', 'x'), counts('c', 'x')];
const space = featureSpaceOf(texts);

describe('a softmax classifier', () => {
  const repeated = texts.flatMap((text, label) => Array.from({ length: 50 }, () => ({ vector: space.vectorOf(text), label })));
  const chancesOf = trainClassifier(repeated, space.size, texts.length);

  test.each([0, 1, 2])('gives class %i the greatest chance for its own features, though the samples came sorted by class', (label) => {
    const chances = [...chancesOf(space.vectorOf(texts[label] ?? counts()))];
    expect(chances.indexOf(Math.max(...chances))).toBe(label);
    expect(chances[label]).toBeGreaterThan(0.9);
  });

  test('gives chances that add up to 1', () =>
    expect(chancesOf(space.vectorOf(counts('x', 'a'))).reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 5));
});

describe('a feature space', () => {
  test('makes vectors of length 1 out of features it knows', () => {
    const { value, known } = space.vectorOf(counts('a', 'x'));
    expect(value.reduce((sum, weight) => sum + weight * weight, 0)).toBeCloseTo(1, 5);
    expect(known).toBe(1);
  });
  test('weighs a rare feature more than one that every text has', () => {
    const [rare = 0, common = 0] = space.vectorOf(counts('a', 'x')).value;
    expect(rare).toBeGreaterThan(common);
  });
  test('says how much of a text it does not know', () => {
    expect(space.vectorOf(counts('unheard')).known).toBe(0);
    expect(space.vectorOf(counts('a', 'unheard')).known).toBeCloseTo(0.5, 5);
  });
});
