/** A person as a document prints them: name and identity number, either perhaps partly hidden (`张*三 ****1234`). */
export type PrintedPerson = { readonly name: string; readonly idTail?: string };

const hidden = '*';
const hiddenSigns = /[*＊×✕●○■□]/gu;

/**
 * Reads a printed name: width, spaces, dots and signs for hidden characters are made alike; an identity number behind the
 * name, set off from it or not, becomes its visible tail.
 */
export function printedPersonFrom(text: string): PrintedPerson {
  const line = text
    .normalize('NFKC')
    .replaceAll(hiddenSigns, hidden)
    .replaceAll(/身份证号?码?|证件号码?/gu, ' ')
    .toUpperCase()
    .trim();
  const apart = /^(.*?)[\s():,;/]+([\dX*]*\d{2}[\dX])\)?$/u.exec(line);
  const joined = /^(.*?)(\d{3,}X?)$/u.exec(line);
  const [, name = line, number] = apart ?? joined ?? [];
  const idTail = /[\dX]+$/.exec(number ?? '')?.[0];
  return { name: lettersOf(name), ...(idTail === undefined ? {} : { idTail }) };
}

function lettersOf(name: string): string {
  return name.replaceAll(/[^\p{L}*]/gu, '');
}

/** `same`: every character agrees. `hidden`: all visible ones agree. `unknown`: nothing is visible. `near`: one visible character differs. */
export type NameMatch = 'same' | 'hidden' | 'near' | 'different' | 'unknown';

/** Compares a printed name with a known one. A run of hidden signs stands for one character or more. */
export function matchName(printed: string, known: string): NameMatch {
  const name = printedPersonFrom(known).name;
  if (printed === name && name !== '') return 'same';
  if (printed.replaceAll(hidden, '') === '') return 'unknown';
  if (printed.includes(hidden)) return isPattern(printed, name) ? 'hidden' : 'different';
  const [one, other] = [[...printed], [...name]];
  const differing = one.filter((character, index) => character !== other[index]).length;
  return one.length === other.length && one.length > 1 && differing === 1 ? 'near' : 'different';
}

/** Visible pieces must stand in their order, the first at the beginning and the last at the end, with something hidden in between. */
function isPattern(printed: string, name: string): boolean {
  const pieces = printed.split(/\*+/u);
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let from = first.length;
  const end = name.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const at = name.indexOf(piece, from + 1);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return end - from >= 1;
}

/** Whether two tails of identity numbers can belong to one number; undefined when one of them is missing. */
export function isSameTail(one: string | undefined, other: string | undefined): boolean | undefined {
  if (one === undefined || other === undefined) return undefined;
  const length = Math.min(one.length, other.length);
  return length === 0 ? undefined : one.slice(-length).toUpperCase() === other.slice(-length).toUpperCase();
}
