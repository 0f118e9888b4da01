/** One text as it was recognised; an intent of `oos` is out of scope. */
export type RecognisedText = {
  readonly intent: string;
  /** The three likeliest intents, best first. */
  readonly best: readonly string[];
  /** How sure (0..1) of the first. */
  readonly confidence: number;
};

export const outOfScope = 'oos';
const coverages = [0.7, 0.8, 0.9, 0.95, 1];
const calibrationBins = 15;

/**
 * The figures of a recognition; whatever is less sure than `threshold` counts as rejected. `accuracy` and `macroF1` count a rejected text of the
 * scope as wrong; `top3`, `accuracyAtCoverage` (only the surest share answered) and `ece` (expected calibration error, 15 bins of equal width)
 * look at the texts of the scope before rejection. A figure that has no rows is null.
 */
export function scoreIntents(rows: readonly RecognisedText[], threshold: number) {
  const answers = rows.map((row) => ({ ...row, answer: row.confidence < threshold ? outOfScope : (row.best[0] ?? outOfScope) }));
  const inside = answers.filter(({ intent }) => intent !== outOfScope);
  const outside = answers.filter(({ intent }) => intent === outOfScope);
  return {
    accuracy: shareOf(inside, ({ intent, answer }) => intent === answer),
    macroF1: macroF1(answers),
    top3: shareOf(inside, ({ intent, best }) => best.slice(0, 3).includes(intent)),
    accuracyAtCoverage: atCoverages(inside),
    oosRecall: shareOf(outside, ({ answer }) => answer === outOfScope),
    falseOos: shareOf(inside, ({ answer }) => answer === outOfScope),
    ece: calibrationError(inside),
  };
}

/**
 * The confidence below which to reject, from rows that were kept out of training. With rows out of scope: where accuracy in scope and recall out of
 * scope are together greatest. Without: where the least sure 5% of the rows lie.
 */
export function rejectionThreshold(rows: readonly RecognisedText[]): number {
  const inside = rows.filter(({ intent }) => intent !== outOfScope);
  const outside = rows.filter(({ intent }) => intent === outOfScope);
  if (outside.length === 0) return inside.map(({ confidence }) => confidence).toSorted(ascending)[Math.floor(inside.length * 0.05)] ?? 0;
  const right = inside.filter(({ intent, best }) => intent === best[0]);
  let chosen = { threshold: 0, worth: Number.NEGATIVE_INFINITY };
  for (let threshold = 0; threshold <= 1; threshold += 0.005) {
    const kept = right.filter(({ confidence }) => confidence >= threshold).length / Math.max(1, inside.length);
    const worth = kept + outside.filter(({ confidence }) => confidence < threshold).length / outside.length;
    if (worth > chosen.worth) chosen = { threshold, worth };
  }
  return chosen.threshold;
}

function macroF1(answers: readonly { intent: string; answer: string }[]): number | null {
  const tallies = new Map<string, { right: number; truly: number; given: number }>();
  const tallyOf = (intent: string) => {
    const tally = tallies.get(intent) ?? { right: 0, truly: 0, given: 0 };
    tallies.set(intent, tally);
    return tally;
  };
  for (const { intent, answer } of answers) {
    tallyOf(intent).truly++;
    tallyOf(answer).given++;
    if (intent === answer) tallyOf(intent).right++;
  }
  const asked = [...tallies.values()].filter(({ truly }) => truly > 0);
  if (asked.length === 0) return null;
  return rounded(asked.reduce((sum, { right, truly, given }) => sum + (2 * right) / (truly + given), 0) / asked.length);
}

function atCoverages(inside: readonly RecognisedText[]) {
  const surest = inside.toSorted((one, other) => other.confidence - one.confidence);
  return coverages.map((coverage) => ({
    coverage,
    accuracy: shareOf(surest.slice(0, Math.round(surest.length * coverage)), ({ intent, best }) => intent === best[0]),
  }));
}

function calibrationError(inside: readonly RecognisedText[]): number | null {
  if (inside.length === 0) return null;
  const gaps = new Float64Array(calibrationBins);
  for (const { intent, best, confidence } of inside) {
    const bin = Math.min(calibrationBins - 1, Math.floor(confidence * calibrationBins));
    gaps[bin] = (gaps[bin] ?? 0) + confidence - Number(intent === best[0]);
  }
  return rounded(gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / inside.length);
}

function shareOf<T>(rows: readonly T[], holds: (row: T) => boolean): number | null {
  return rows.length === 0 ? null : rounded(rows.filter(holds).length / rows.length);
}

const rounded = (value: number) => Number(value.toFixed(4));
const ascending = (one: number, other: number) => one - other;
