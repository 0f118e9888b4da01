import type { TillRow, TillValue } from './till-row.ts';

/** How deep into a receipt its head may reach, in rows. */
const headRows = 16;
const companyWord =
  /\b(SDN\.?\s*BHD|S\/B|BHD|ENTERPRISE|TRADING|RESTAURANT|RESTORAN|HARDWARE|MARKET|FARMASI|PHARMACY|BAKERY|CAKE|CAFE|BISTRO|STATION|STORE|STATIONERY|HOLDINGS|SERVICES?|GROUP|CITY|LTD|PLT|MINI)\b/i;
const addressWord =
  /\b(JALAN|JLN|LOT|NO\.?\s?\d|TAMAN|TMN|BANDAR|LORONG|LRG|KAWASAN|FLOOR|FLR|LEVEL|SELANGOR|KUALA|LUMPUR|JOHOR|PERAK|PENANG|PAHANG|MELAKA|MALAYSIA|SEKSYEN|SECTION|KOMPLEKS|COMPLEX|PLAZA|MALL|AVENUE|ROAD|STREET|PARADE|CHERAS|PETALING|PARK|INDUSTRI\w*)\b|\b\d{5}\s*[A-Z]{2}/i;
const otherWord =
  /\b(TEL|FAX|PHONE|HP|GST|CO\.?\s*REG|CO\.?\s*NO|REG|ROC|ID|INVOICE|INV|RECEIPT|CASH|BILL|DATE|EMAIL|WWW|WEBSITE|HOTLINE|CARELINE|OUTLET|TABLE|CASHIER|SESSION)\b|@|\bNO\s*:|\d[/-]\d{1,2}[/-]\d{2}/i;
const notCompany = /INVOICE|RECEIPT|WELCOME|COPY|^\W*\(|CO\.?\s*REG/i;
const ownedBy = /^.*\bOWN(ED)?\s*BY\s*:\s*/i;
const registration = /\s*\(?\s*(CO\.?\s*(REG|NO)[^)]*|[A-Z]{0,2}\s?\d{5,8}\s*-?\s*[A-Z])\s*\)?\W*$/i;

const registerOnly = /^\W*[A-Z]{0,3}\d{5,9}\s*-?\s*[A-Z]?\W*$/i;

/** The issuer's name: the first head row worded like a company, else the first row of letters; without its register number. */
export function companyIn(rows: readonly TillRow[]): TillValue | undefined {
  const { above, at } = companyRows(rows);
  const chosen = above[at] ?? above[0];
  if (chosen === undefined) return undefined;
  // a name that consists of such words only goes on from the row above
  const isRest =
    chosen.text
      .replace(registration, '')
      .replace(new RegExp(companyWord, 'gi'), '')
      .replace(/[^A-Z]/gi, '').length < 3;
  const pieces = [...(isRest ? (above[at - 1]?.pieces ?? []) : []), ...chosen.pieces];
  const value = textOf(pieces)
    .replace(registration, '')
    .replace(ownedBy, '')
    .replace(/[\s(]+$/, '');
  return { value: mendWords(value), pieces, fit: at < 0 ? 0.6 : 0.9 };
}

/** The first run of head rows worded like an address, joined as they follow. */
export function addressIn(rows: readonly TillRow[]): TillValue | undefined {
  const { above, at } = companyRows(rows);
  const company = above[at];
  const head = rows.slice(company === undefined ? 0 : rows.indexOf(company) + 1, headRows);
  const first = head.findIndex(({ text }) => isAddress(text));
  if (first < 0) return undefined;
  const before = head[first - 1];
  const from = before !== undefined && beginsAddress(before.text) ? first - 1 : first;
  let to = first + 1;
  const goesOn = (row: TillRow | undefined) => row !== undefined && isAddress(row.text);
  // a row between two of an address belongs to it
  while (to < head.length && (goesOn(head[to]) || (goesOn(head[to + 1]) && !otherWord.test(head[to]?.text ?? '')))) to++;
  const pieces = head.slice(from, to).flatMap((row) => row.pieces);
  return { value: mendWords(textOf(pieces)), pieces, fit: 0.8 };
}

/** The rows that may name the company, and which of them is worded like one (-1: none). */
function companyRows(rows: readonly TillRow[]): { above: readonly TillRow[]; at: number } {
  const head = rows.slice(0, headRows);
  const end = head.findIndex(({ text }) => isAddress(text) && /\d/.test(text));
  const above = head.slice(0, end < 0 ? 6 : Math.max(1, end)).filter(({ text }) => /[A-Z]{3}/i.test(text) && !notCompany.test(text));
  return { above, at: above.findIndex(({ text }) => companyWord.test(text)) };
}

function isAddress(text: string): boolean {
  return addressWord.test(text) && !otherWord.test(text) && !/SDN\.?\s*BHD\W*(\(|$)|^[^\d]*\(\d{5,8}-[A-Z]\)\W*$/i.test(text);
}

function beginsAddress(text: string): boolean {
  return (
    !registerOnly.test(text) &&
    /^\W*(NO\b|LOT\b|\d+[A-Z]?[-,/ ]|[A-Z]{1,2}\d)/i.test(text) &&
    !otherWord.test(text) &&
    !companyWord.test(text)
  );
}

function textOf(pieces: TillRow['pieces']): string {
  return pieces.map(({ text }) => text.normalize('NFKC').trim()).join(' ');
}

/** Signs that look alike, by what stands round them: L0T is LOT, 433O0 is 43300, Ja1an is Jalan. */
function mendWords(text: string): string {
  return text
    .replace(/[A-Z0]{3,}/g, (word) => (/[A-Z].*[A-Z]/.test(word) ? word.replaceAll('0', 'O') : word))
    .replace(/\bN0(?=[.:\s])/g, 'NO')
    .replace(/\b\d[\dO]{4}\b/g, (number) => number.replaceAll('O', '0'))
    .replace(/(?<=[A-Z]{2})1(?=[A-Z])/g, 'I')
    .replace(/(?<=[A-Za-z][a-z])1(?=[a-z])/g, 'l');
}
