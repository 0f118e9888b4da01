import { z } from 'zod';
import { yuanFrom } from '../../money/index.ts';

const tenBillionYuan = 1_000_000_000_000;

/** An amount in fen that is never negative. */
export const Fen = z.int().min(0).max(tenBillionYuan);

/** An amount in fen that a red receipt (冲红) may make negative. */
export const SignedFen = z.int().min(-tenBillionYuan).max(tenBillionYuan);

/** A share in hundredths of a per cent: 6 000 is 60 %. */
export const BasisPoints = z.int().min(0).max(10_000);

/** A share of an amount of fen (not negative), rounded half up to whole fen. Exact for every amount. */
export function shareOf(fen: number, basisPoints: number): number {
  return Number((BigInt(fen) * BigInt(basisPoints) * 2n + 10_000n) / 20_000n);
}

/** Fen as people read yuan: `-1234567` is `-12,345.67`. Throws `money.not-fen`. */
export function yuanText(fen: number): string {
  return yuanFrom(fen).replaceAll(/\B(?=(\d{3})+\.)/g, ',');
}

/** Basis points as people read them: 6 000 is `60%`, 8 525 is `85.25%`. */
export function percentText(basisPoints: number): string {
  return `${basisPoints / 100}%`;
}
