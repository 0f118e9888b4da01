/** Sets of rules by their place, 32 to a word; many sets one after the other in one array. */
export type RuleSets = { readonly words: number; readonly bits: Uint32Array };

/** So many empty sets, each with room for so many rules. */
export function emptySets(sets: number, rules: number): RuleSets {
  const words = Math.ceil(rules / 32);
  return { words, bits: new Uint32Array(sets * words) };
}

/** Puts a rule into one of the sets. */
export function addRule({ words, bits }: RuleSets, { set, rule }: { readonly set: number; readonly rule: number }): void {
  const at = set * words + (rule >> 5);
  bits[at] = (bits[at] ?? 0) | (1 << (rule & 31));
}

/** Takes a rule out of one of the sets. */
export function removeRule({ words, bits }: RuleSets, { set, rule }: { readonly set: number; readonly rule: number }): void {
  const at = set * words + (rule >> 5);
  bits[at] = (bits[at] ?? 0) & ~(1 << (rule & 31));
}

/** Whether a rule is in one of the sets. */
export function hasRule({ words, bits }: RuleSets, { set, rule }: { readonly set: number; readonly rule: number }): boolean {
  return ((bits[set * words + (rule >> 5)] ?? 0) & (1 << (rule & 31))) !== 0;
}

/** Makes one set hold what the first of other sets, for as many rules, holds. */
export function fillSet(sets: RuleSets, set: number, other: RuleSets): void {
  sets.bits.set(other.bits.subarray(0, other.words), set * sets.words);
}
