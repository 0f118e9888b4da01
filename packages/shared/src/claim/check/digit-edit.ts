/** Whether two amounts (fen) are written with the same number of digits and differ in exactly one of them. */
export function isOneDigitEdit(oneFen: number, otherFen: number): boolean {
  if (oneFen < 0 || otherFen < 0) return false;
  const [one, other] = [written(oneFen), written(otherFen)];
  return one.length === other.length && [...one].filter((digit, index) => digit !== other[index]).length === 1;
}

/** Amounts below one yuan are written with their noughts: 0.05. */
function written(fen: number): string {
  return String(fen).padStart(3, '0');
}
