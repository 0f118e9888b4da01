/** A set of small numbers, a bit for each. */
export type Bits = Uint32Array;

/** An empty set for numbers below `size`. */
export function noBits(size: number): Bits {
  return new Uint32Array((size + 31) >>> 5);
}

export function setBit(bits: Bits, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31));
}

export function clearBit(bits: Bits, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] ?? 0) & ~(1 << (index & 31));
}

export function hasBit(bits: Bits, index: number): boolean {
  return (((bits[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1;
}

/** The set of the places whose flag is up. */
export function bitsOf(flags: readonly boolean[]): Bits {
  const bits = noBits(flags.length);
  flags.forEach((flag, index) => {
    if (flag) setBit(bits, index);
  });
  return bits;
}

/** The numbers in the set, ascending. */
export function numbersIn(bits: Bits): number[] {
  const numbers: number[] = [];
  for (let word = 0; word < bits.length; word++) {
    for (let rest = bits[word] ?? 0; rest !== 0; rest &= rest - 1) numbers.push((word << 5) + 31 - Math.clz32(rest & -rest));
  }
  return numbers;
}

/** Whether the two have a number in common. */
export function bitsMeet(left: Bits, right: Bits): boolean {
  for (let word = 0; word < left.length; word++) if (((left[word] ?? 0) & (right[word] ?? 0)) !== 0) return true;
  return false;
}

export function isEmptySet(bits: Bits): boolean {
  return bits.every((word) => word === 0);
}

/** Whether the two hold the same numbers; both made for the same size. */
export function sameBits(left: Bits, right: Bits): boolean {
  for (let word = 0; word < left.length; word++) if (left[word] !== right[word]) return false;
  return true;
}

/** A number that is equal for equal sets, and hardly ever otherwise. */
export function hashOfBits(bits: Bits): number {
  let hash = bits.length;
  for (let word = 0; word < bits.length; word++) {
    hash = Math.imul(hash ^ (bits[word] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** How many numbers are in the set. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (let word = 0; word < bits.length; word++) {
    let rest = bits[word] ?? 0;
    rest -= (rest >>> 1) & 0x55555555;
    rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
    count += Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}
