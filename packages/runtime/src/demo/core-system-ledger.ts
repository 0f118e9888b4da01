import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

export const PaymentOrder = z.strictObject({
  claimNo: z.string().min(1).max(40),
  policyNo: z.string().min(1).max(40),
  payee: z.string().min(1).max(50),
  amountFen: z.int().positive(),
});
export type PaymentOrder = z.infer<typeof PaymentOrder>;

const Row = PaymentOrder.extend({ key: z.string(), paymentNo: z.string(), paidAt: z.string() });
/** A payment that was made, under the key it was asked with. */
type Payment = z.infer<typeof Row>;

/** The payments of the demo core system, on disk before they are answered. */
export type PaymentLedger = {
  /** Pays once under a key; `conflict` where the key was used for another order. */
  pay(
    insurer: string,
    key: string,
    order: PaymentOrder,
    paidAt: string,
  ): { readonly payment: Payment; readonly isNew: boolean } | 'conflict';
  byKey(insurer: string, key: string): Payment | undefined;
  /** Newest last. */
  all(insurer: string): readonly Payment[];
  close(): void;
};

/** Opens the ledger's file; `:memory:` keeps nothing. */
export function openPaymentLedger(file: string): PaymentLedger {
  const db = new DatabaseSync(file);
  db.exec(`pragma journal_mode = wal; pragma synchronous = full;
    create table if not exists payment (no integer primary key, insurer text not null, key text not null, claimNo text not null,
      policyNo text not null, payee text not null, amountFen integer not null, paidAt text not null, unique (insurer, key))`);
  const columns = "key, claimNo, policyNo, payee, amountFen, paidAt, printf('PAY%010d', no) as paymentNo";
  const insert = db.prepare(
    'insert or ignore into payment (insurer, key, claimNo, policyNo, payee, amountFen, paidAt) values (?, ?, ?, ?, ?, ?, ?)',
  );
  const one = db.prepare(`select ${columns} from payment where insurer = ? and key = ?`);
  const every = db.prepare(`select ${columns} from payment where insurer = ? order by no`);
  const byKey = (insurer: string, key: string) => Row.optional().parse(plain(one.get(insurer, key)));
  return {
    byKey,
    pay(insurer, key, order, paidAt) {
      const { claimNo, policyNo, payee, amountFen } = order;
      const { changes } = insert.run(insurer, key, claimNo, policyNo, payee, amountFen, paidAt);
      const payment = byKey(insurer, key);
      const isSame =
        payment?.claimNo === claimNo && payment.policyNo === policyNo && payment.payee === payee && payment.amountFen === amountFen;
      return payment === undefined || !isSame ? 'conflict' : { payment, isNew: changes === 1 };
    },
    all: (insurer) => Row.array().parse(every.all(insurer).map(plain)),
    close: () => db.close(),
  };
}

/** Rows come without a prototype; schemas want plain objects. */
const plain = (row: object | undefined) => (row === undefined ? undefined : { ...row });
