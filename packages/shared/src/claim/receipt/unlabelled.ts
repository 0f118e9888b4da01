import type { Candidate } from './candidates.ts';
import type { Cell } from './page.ts';
import { readHospital } from './read-values.ts';
import { segmentsOf } from './segments.ts';

/**
 * Values that give themselves away by their form where their label is missing or cannot be read: a hospital's name as in a title, ten digits alone,
 * a code of the form region + 06 + 01 or 02 + year. They are worth less than any labelled value, and trusted little.
 */
export function unlabelled(cells: readonly Cell[]): Candidate[] {
  return cells.flatMap((cell, at) => {
    if (segmentsOf(cell).length > 0) return [];
    const { text: raw, confidence, box } = cell.line;
    const plain = raw.replace(/\s/g, '');
    const found = (field: Candidate['field'], value: string, trust: number): Candidate[] => [
      { field, value, raw, confidence: confidence * trust, box, score: 0.5 - at / 1000, cell, inline: false },
    ];
    if (/^\d{10}$/.test(plain)) return found('number', plain, 0.5);
    if (/^[1-6]\d060[12]\d\d$/.test(plain)) return found('code', plain, 0.5);
    const hospital = readHospital(raw);
    return hospital?.fit === 1 ? found('hospital', hospital.value, 0.8) : [];
  });
}
