import { fenFrom, fenFromUpper } from '../../money/index.ts';

/** A value found in a text, and how far the text looked like one as it stood (1 untouched, less where signs were mended). */
export type ReadValue<T> = { readonly value: T; readonly fit: number };

const digitFor: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  D: '0',
  Q: '0',
  l: '1',
  I: '1',
  i: '1',
  '|': '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  b: '6',
  B: '8',
  g: '9',
  q: '9',
};

/** Letters that stand among digits, as the digits they are mistaken for. */
export function mendDigits(text: string): string {
  return [...text].map((character) => digitFor[character] ?? character).join('');
}

/** Exactly `length` digits, blanks ignored. */
export function readDigits(text: string, length: number): ReadValue<string> | undefined {
  const plain = text.normalize('NFKC').replace(/[\s.:,·-]/g, '');
  if (new RegExp(`^\\d{${length}}$`).test(plain)) return { value: plain, fit: 1 };
  const mended = mendDigits(plain);
  if (new RegExp(`^\\d{${length}}$`).test(mended)) return { value: mended, fit: 0.7 };
  // a digit lost or doubled: kept, so that a person sees it, but never trusted
  if (/^\d+$/.test(mended) && Math.abs(mended.length - length) <= 2) return { value: mended, fit: 0.3 };
  return undefined;
}

/** A check code: six letters and digits, printed in small letters. Where all else is of the sixteen signs 0-9 a-f, a round o is a zero and a bar a one. */
export function readCheckCode(text: string): ReadValue<string> | undefined {
  const plain = text.normalize('NFKC').replace(/[\s.:,·-]/g, '');
  const small = plain.toLowerCase();
  if (!/^[0-9a-z]{5,7}$/.test(small)) return undefined;
  const mended = /\d/.test(small) && /^[0-9a-foli]+$/.test(small) ? small.replaceAll('o', '0').replace(/[li]/g, '1') : small;
  return { value: mended, fit: small.length !== 6 ? 0.3 : mended === plain ? 1 : 0.8 };
}

/** Every date in a text as ISO local dates: 2026-09-14, 2026/9/14, 2026.09.14, 2026年9月14日, 20260914. */
export function readDates(text: string): ReadValue<string>[] {
  const plain = mendDigits(text.normalize('NFKC').replace(/\s/g, ''));
  const found = [...plain.matchAll(/(?<!\d)(20\d\d)(?:[-/.年_—]{1,2}(\d{1,2})[-/.月_—]{1,2}(\d{1,2})日?|(\d\d)[-/.月年]?(\d\d)日?)/g)];
  return found.flatMap(([, year, month, day, month2, day2]) => {
    const iso = `${year}-${(month ?? month2 ?? '').padStart(2, '0')}-${(day ?? day2 ?? '').padStart(2, '0')}`;
    return isDate(iso) ? [{ value: iso, fit: month === undefined && !/20\d{6}/.test(plain) ? 0.7 : 1 }] : [];
  });
}

function isDate(iso: string): boolean {
  const at = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso);
}

/** An amount in fen that is the whole text: 1156.49, ¥1,156.49, 1156.49元. */
export function readAmount(text: string): ReadValue<number> | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s'’]/g, '')
    .replace(/^[¥￥羊YV]+/, '')
    .replace(/[元圆]$/, '');
  const untouched = /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d{1,2})?$/.test(plain) ? fenFrom(plain) : undefined;
  if (untouched !== undefined) return { value: untouched, fit: plain.includes('.') ? 1 : 0.8 };
  const mended = mendDigits(plain)
    .replace(/[。·:;]/g, '.')
    .replace(/[、，]/g, ',');
  const parts = mended.split(/[.,]/);
  const cents = parts.at(-1) ?? '';
  if (parts.length < 2 || cents.length !== 2 || !parts.every((part, at) => /^\d+$/.test(part) || (at === 0 && /^-?\d+$/.test(part))))
    return undefined;
  const value = fenFrom(`${parts.slice(0, -1).join('')}.${cents}`);
  return value === undefined ? undefined : { value, fit: 0.7 };
}

const upperSigns = /^[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正负〇一二三四五六七八九十百千贰弍叄]+$/;

/** An amount in capital numerals, kept as printed; one that makes no amount is kept but not trusted. */
export function readUpper(text: string): ReadValue<string> | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s:：]/g, '')
    .replace(/^(人民币|RMB)/, '');
  if (plain === '' || !/[元圆角分整正]/.test(plain)) return undefined;
  // 参 for 叁 is the reader's mistake, no printer's
  const printed = plain.replaceAll('参', '叁');
  if (fenFromUpper(printed) !== undefined) return { value: printed, fit: printed === plain ? 1 : 0.8 };
  return upperSigns.test(plain) || [...plain].filter((sign) => upperSigns.test(sign)).length > plain.length * 0.7
    ? { value: plain, fit: 0.4 }
    : undefined;
}

/** A person's name: two to four characters (more with a middle dot), or Latin letters. */
export function readName(text: string): ReadValue<string> | undefined {
  const plain = text.replace(/[\s.。,，:：]+/g, '');
  if (/^\p{Script=Han}{2,4}$/u.test(plain)) return { value: plain, fit: 1 };
  if (/^[\p{Script=Han}·•]{3,20}$/u.test(plain)) return { value: plain.replaceAll('•', '·'), fit: /[·•]/.test(plain) ? 1 : 0.6 };
  return /^[A-Za-z][A-Za-z .'-]{2,40}$/.test(text.trim()) ? { value: text.trim(), fit: 0.8 } : undefined;
}

const hospitalEnding = /(医院|卫生院|诊所|门诊部|卫生服务(中心|站)|保健院|防治(院|所|中心)|中心|院区?|分院)([（(][^）)]*[）)])?$/;

/** The name of a place of treatment; one without a usual ending fits less. */
export function readHospital(text: string): ReadValue<string> | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/^[（(]?(盖?章)[）)]?[:：]?/, '')
    .replace(/[\s:：]/g, '');
  if (!/^\p{Script=Han}[\p{Script=Han}\p{L}\p{N}()（）·-]{3,40}$/u.test(plain)) return undefined;
  return { value: plain, fit: hospitalEnding.test(plain) ? 1 : 0.5 };
}

/** Words: the kind of a hospital or the name of an item. */
export function readWords(text: string): ReadValue<string> | undefined {
  const plain = text.replace(/\s/g, '');
  return /^[\p{Script=Han}\p{L}][\p{Script=Han}\p{L}\p{N}()（）、/+·-]{1,40}$/u.test(plain) ? { value: plain, fit: 1 } : undefined;
}
