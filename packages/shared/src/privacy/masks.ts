/** `11010519491231002X` as `110***********002X`: the first three and the last four characters stay. */
export function maskIdentityNumber(text: string): string {
  return masked(text, 3, 4);
}

/** `13812341234` as `138****1234`; a country code before it stays. */
export function maskMobile(text: string): string {
  const code = /^(?:\+?86[- ]?)?/.exec(text)?.[0] ?? '';
  return `${code}${masked(text.slice(code.length), 3, 4)}`;
}

/** `6222021234567890128` as `***************0128`: the last four digits stay. */
export function maskCard(text: string): string {
  return masked(text, 0, 4);
}

/** `张三` as `张*`, `诸葛孔明` as `诸**明`: the first character stays, of three and more the last too. */
export function maskName(text: string): string {
  const characters = Array.from(text);
  return masked(text, 1, characters.length >= 3 ? 1 : 0);
}

/** `li.lei@example.com` as `l***@example.com`: always three stars, so that the length does not tell. */
export function maskEmail(text: string): string {
  const at = text.lastIndexOf('@');
  return at <= 0 ? masked(text, 0, 0) : `${Array.from(text).slice(0, 1).join('')}***${text.slice(at)}`;
}

/** `浙江省杭州市西湖区文三路1号` as `浙江省杭州市******`: the first six characters stay, usually province and city. */
export function maskAddress(text: string): string {
  return masked(text, 6, 0);
}

/** Stars for all characters but some at both ends; a text too short to hide a third of it is hidden whole. */
function masked(text: string, first: number, last: number): string {
  const characters = Array.from(text);
  const hidden = characters.length - first - last;
  if (hidden < 1 || hidden * 3 < characters.length) return '*'.repeat(characters.length);
  return [...characters.slice(0, first), '*'.repeat(hidden), ...characters.slice(characters.length - last)].join('');
}
