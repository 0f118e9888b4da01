const words = ['-', '--', '/', '*', '任意', '任何', '不限', '不限制', '全部', '所有', '均可', '无限制', 'any', 'all', 'any value', 'n/a'];

/** Whether a cell says that the value does not matter. A blank cell is for the column to judge. */
export function saysAny(text: string): boolean {
  return words.includes(text.toLowerCase());
}
