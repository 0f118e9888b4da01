import { z } from 'zod';
import { type PaymentLedger, PaymentOrder } from './core-system-ledger.ts';
import { type DemoPolicy, demoPolicies } from './core-system-policies.ts';

/** A request of an insurer whose key was accepted. */
export type CoreRequest = {
  readonly insurer: string;
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly key: string | undefined;
  readonly body: unknown;
};
/** `drop` breaks the connection instead of answering, `delayMs` waits first. */
export type CoreAnswer = { readonly status: number; readonly body: unknown; readonly drop?: boolean; readonly delayMs?: number };

/** What the next payments do wrong, for rehearsals. */
const Misbehaviour = z.strictObject({
  next: z.enum(['drop-before', 'drop-after', 'unavailable', 'slow']),
  times: z.int().min(1).max(100).default(1),
  delayMs: z.int().min(0).max(60_000).default(3_000),
});
type Misbehaviour = z.infer<typeof Misbehaviour>;

/** The answers of the demo core system; the only state beside the ledger is what was asked to go wrong next. */
export function coreRoutes(ledger: PaymentLedger, now: () => number): (request: CoreRequest) => CoreAnswer {
  let planned: Misbehaviour | undefined;

  function takePlanned(): Misbehaviour | undefined {
    const current = planned;
    if (planned !== undefined) planned = planned.times > 1 ? { ...planned, times: planned.times - 1 } : undefined;
    return current;
  }

  function pay({ insurer, key, body }: CoreRequest): CoreAnswer {
    const wrong = takePlanned();
    if (wrong?.next === 'unavailable') return problem(503, 'try again later');
    if (wrong?.next === 'drop-before') return { status: 500, body: null, drop: true };
    const order = PaymentOrder.safeParse(body);
    if (!order.success || key === undefined || key === '' || key.length > 200)
      return problem(400, 'a payment needs an order and an Idempotency-Key');
    const policy = policiesOf(insurer).find(({ policyNo }) => policyNo === order.data.policyNo);
    if (policy === undefined) return problem(422, 'no such policy');
    if (order.data.amountFen > policy.limitFen) return problem(422, 'above the limit of the policy');
    const paid = ledger.pay(insurer, key, order.data, new Date(now()).toISOString());
    if (paid === 'conflict') return problem(409, 'this key was used for another payment');
    const { status, delayMs } = { status: paid.isNew ? 201 : 200, delayMs: wrong?.next === 'slow' ? wrong.delayMs : 0 };
    return { status, body: paid.payment, drop: wrong?.next === 'drop-after', delayMs };
  }

  return (request) => {
    const { insurer, method, path, query, body } = request;
    const [area, first, second] = path.split('/').slice(1).map(decodeURIComponent);
    switch (`${method} /${area}${first === undefined ? '' : second === undefined ? '/*' : '/*/*'}`) {
      case 'GET /policies':
        return { status: 200, body: ownedBy(insurer, query) };
      case 'GET /policies/*':
        return found(
          policiesOf(insurer)
            .map(shown)
            .find(({ policyNo }) => policyNo === first),
        );
      case 'GET /payments':
        return { status: 200, body: ledger.all(insurer) };
      case 'GET /payments/*/*':
        return first === 'by-key' && second !== undefined ? found(ledger.byKey(insurer, second)) : found(undefined);
      case 'POST /payments':
        return pay(request);
      case 'POST /demo/*': {
        const asked = Misbehaviour.safeParse(body);
        if (first !== 'faults' || !asked.success) return problem(400, 'ask for drop-before, drop-after, unavailable or slow');
        planned = asked.data;
        return { status: 202, body: planned };
      }
      default:
        return found(undefined);
    }
  };
}

const policiesOf = (insurer: string): readonly DemoPolicy[] => demoPolicies[insurer] ?? [];

/** The whole document number never leaves the system. */
function shown({ insuredId, ...policy }: DemoPolicy) {
  return { ...policy, insuredIdTail: insuredId.slice(-6) };
}

function ownedBy(insurer: string, query: URLSearchParams) {
  const [name, idTail, phone] = ['name', 'idTail', 'phone'].map((field) => query.get(field));
  return policiesOf(insurer)
    .map(shown)
    .filter((policy) => (phone === null ? policy.insuredName === name && policy.insuredIdTail === idTail : policy.phone === phone));
}

const found = (body: unknown): CoreAnswer => (body === undefined ? problem(404, 'not found') : { status: 200, body });
const problem = (status: number, error: string): CoreAnswer => ({ status, body: { error } });
