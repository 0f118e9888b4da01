import { checkFen } from './fen.ts';

const digits = '零壹贰叁肆伍陆柒捌玖';

/**
 * An amount in the characters of receipts and cheques, by the rules for filling in notes and settlement vouchers
 * (《支付结算办法》附件一《正确填写票据和结算凭证的基本规定》): 140950 fen is `壹仟肆佰零玖元伍角`, 0 is `零元整`, 1005 is `壹拾元零伍分`.
 * `整` ends an amount without jiao and fen. Where those rules leave a `零` to the writer (`壹仟陆佰捌拾元[零]叁角贰分`,
 * `壹拾万[零]柒仟元整`) it is left out. A negative amount begins with `负`. Throws `money.not-fen`.
 */
export function upperFrom(fen: number): string {
  const amount = Math.abs(checkFen(fen));
  const [yuan, jiao, cent] = [Math.floor(amount / 100), Math.floor(amount / 10) % 10, amount % 10];
  const whole = yuan > 0 || amount === 0 ? `${reading(yuan)}元` : '';
  const missingJiao = jiao === 0 && cent > 0 && whole !== '' ? '零' : '';
  const rest = `${jiao > 0 ? `${digits.charAt(jiao)}角` : missingJiao}${cent > 0 ? `${digits.charAt(cent)}分` : ''}`;
  return `${fen < 0 ? '负' : ''}${whole}${rest === '' ? '整' : rest}`;
}

/** Reads a whole number: the largest unit, what stands before it, and the rest, with one `零` for the places left empty between. */
function reading(value: number): string {
  const unit = units.find(([size]) => value >= size);
  if (unit === undefined) return digits.charAt(value);
  const [size, name] = unit;
  const rest = value % size;
  const gap = rest > 0 && rest < size / 10 ? '零' : '';
  return `${reading(Math.floor(value / size))}${name}${rest === 0 ? '' : `${gap}${reading(rest)}`}`;
}

const units: readonly (readonly [number, string])[] = [
  [100_000_000, '亿'],
  [10_000, '万'],
  [1000, '仟'],
  [100, '佰'],
  [10, '拾'],
];
