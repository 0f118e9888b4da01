import type { TenantId } from '@mortise/shared/tenant';
import type { ExecutionRow, NewExecution } from '../../ports/execution-store.ts';
import type { Vault, WrappedKey } from '../../ports/vault.ts';
import type { MongoDatabase } from './connect.ts';
import { fieldsOf, isOpen, performersOf, rowAfter, type StoredChange, type StoredExecution, storedExecutionFrom } from './execution-row.ts';
import { asking, isDuplicate } from './failure.ts';
import { allFields, changeFields, readStanding, type Standing } from './newest-batch.ts';
import { names } from './schema.ts';
import { dispatching, type Work } from './work.ts';

/** An execution as this process knows it: where it stands, and where its newest batch lies. */
export type Known = StoredExecution & { readonly position: number };

/** The place of a new execution: its key, and whether this call made the row. */
export type Reserved = { readonly key: WrappedKey; readonly isFresh: boolean };

type Name = { readonly tenantId: TenantId; readonly id: string };
type Commit = { readonly change: StoredChange; readonly seq: number; readonly at: string; readonly position: number };

/** Executions remembered after their last commit, so that the next one need not read them first. The fence finds out who is behind. */
const knownAtMost = 2000;

export type Rows = ReturnType<typeof openRows>;

/** The rows beside the batches: written after them, except that a new execution's row, which holds its key, comes first. */
export function openRows({ database, vault }: { readonly database: MongoDatabase; readonly vault: Vault }) {
  const executions = database.collection(names.executions);
  const known = new Map<string, Known>();
  const nameOf = ({ tenantId, id }: Name) => `${tenantId} ${id}`;
  const one = ({ tenantId, id }: Name) => ({ tenantId: { $eq: tenantId }, id: { $eq: id } });

  function remember(name: Name, at: Known): void {
    known.delete(nameOf(name));
    known.set(nameOf(name), at);
    if (known.size > knownAtMost) for (const oldest of known.keys()) if (known.delete(oldest)) break;
  }

  async function stored(name: Name): Promise<StoredExecution | undefined> {
    const found = await asking(() => executions.findOne(one(name)));
    return found === null ? undefined : storedExecutionFrom(found);
  }

  /** Changes a row that nobody else changed meanwhile; gives false when somebody did. */
  async function change(name: Name, { touch }: StoredExecution, set: object): Promise<boolean> {
    const filter = { ...one(name), touch: { $eq: touch } };
    return (await asking(() => executions.findOneAndUpdate(filter, { $set: set, $inc: { touch: 1 } }))) !== null;
  }

  /** Writes a row as a batch leaves it, unless a later batch was there before. */
  async function write(name: Name, { row, key, work }: Pick<StoredExecution, 'row' | 'key' | 'work'>): Promise<void> {
    const filter = { ...one(name), seq: { $lt: row.seq } };
    const update = { $set: { ...fieldsOf({ row, work }), key }, $max: { dispatched: row.dispatched }, $inc: { touch: 1 } };
    await asking(() => executions.updateOne(filter, update));
  }

  return {
    /** Makes the row of an execution that is about to be committed, or finds the one of an earlier try, with its key. */
    async reserve(tenantId: TenantId, execution: NewExecution, work: Work, at: string): Promise<Reserved> {
      const key = await vault.newKey(tenantId, execution.customer);
      const row = newRow(tenantId, execution, at);
      const fresh = { ...fieldsOf({ row, work }), ...fixedFieldsOf(row), key, touch: 0, dispatched: row.dispatched };
      try {
        await asking(() => executions.insertOne(fresh));
        return { key, isFresh: true };
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
      const earlier = await stored({ tenantId, id: execution.id });
      if (earlier === undefined) throw new Error(`the row of execution ${execution.id} is gone`);
      const isAnothers = execution.customer !== undefined && earlier.row.customer !== execution.customer;
      return { key: isAnothers ? await vault.rewrap(tenantId, earlier.key, execution.customer) : earlier.key, isFresh: false };
    },

    /** What was reserved is committed: a row of an earlier try becomes this one's. */
    async settle(tenantId: TenantId, execution: NewExecution, made: Omit<Commit, 'seq'> & { readonly reserved: Reserved }): Promise<void> {
      const { change: changed, reserved, position, at } = made;
      const row = newRow(tenantId, execution, at);
      const { work } = changed;
      const name = { tenantId, id: execution.id };
      if (!reserved.isFresh) {
        const set = { ...fieldsOf({ row, work }), ...fixedFieldsOf(row), key: reserved.key, dispatched: row.dispatched };
        await asking(() => executions.updateOne({ ...one(name), seq: { $lte: 1 } }, { $set: set, $inc: { touch: 1 } })).catch(laterOn);
      }
      remember(name, { row, key: reserved.key, work, touch: 0, position });
    },

    /** Where the execution stands, if its newest batch is `after`. */
    async at(tenantId: TenantId, id: string, after: number): Promise<Known | undefined> {
      const name = { tenantId, id };
      const remembered = known.get(nameOf(name));
      // What this process committed itself, nobody can undo.
      if (remembered !== undefined && remembered.row.seq >= after) return remembered.row.seq === after ? remembered : undefined;
      const standing = await readStanding(database, name, changeFields);
      return standing?.row.seq === after ? standing : undefined;
    },

    /** The commit of `seq` stands whatever becomes of the row: one that could not be written lags, and is brought forward. */
    async advance(tenantId: TenantId, before: Known, { change: changed, key, seq, at, position }: Commit & { readonly key: WrappedKey }) {
      const name = { tenantId, id: before.row.id };
      const row = rowAfter(before.row, changed, { seq, at });
      await write(name, { row, key, work: changed.work }).catch(laterOn);
      remember(name, { row, key, work: changed.work, touch: 0, position });
    },

    /** Everything of the newest batch, and the row as it leaves it. */
    async newest(tenantId: TenantId, id: string): Promise<(Standing & { payload: Uint8Array; snapshot: Uint8Array }) | undefined> {
      const found = await readStanding(database, { tenantId, id }, allFields);
      if (found?.payload === undefined || found.snapshot === undefined) return undefined;
      return { ...found, payload: found.payload, snapshot: found.snapshot };
    },

    async keyOf(tenantId: TenantId, id: string): Promise<WrappedKey | undefined> {
      return (await stored({ tenantId, id }))?.key;
    },

    /** The keys of many executions, by tenant and id. */
    async keysOf(wanted: readonly Name[]): Promise<(name: Name) => WrappedKey | undefined> {
      const filter = { tenantId: { $in: [...new Set(wanted.map(({ tenantId }) => tenantId))] }, id: { $in: wanted.map(({ id }) => id) } };
      const found = wanted.length === 0 ? [] : await asking(() => executions.find(filter).toArray());
      const keys = new Map(found.map(storedExecutionFrom).map(({ row, key }) => [nameOf(row), key]));
      return (name) => keys.get(nameOf(name));
    },

    /** Raises the mark of what was dispatched, and closes what has nothing left to do. */
    async dispatched(tenantId: TenantId, id: string, seq: number): Promise<void> {
      const name = { tenantId, id };
      known.delete(nameOf(name));
      for (;;) {
        const before = await stored(name);
        if (before === undefined) return;
        const row = { ...before.row, dispatched: Math.max(before.row.dispatched, seq) };
        const work = row.dispatched >= row.seq ? before.work.filter(({ what }) => what !== dispatching) : before.work;
        if (before.row.dispatched >= seq && work.length === before.work.length) return;
        const set = { dispatched: row.dispatched, work: [...work], performers: performersOf(work), open: isOpen(row) };
        if (await change(name, before, set)) return;
      }
    },

    /** Gives what of the execution is in hands that let it fall to this process; `undefined` when somebody was quicker. */
    async takeOver(found: StoredExecution, isFree: (by: string) => boolean, self: string): Promise<Work | undefined> {
      const taken = found.work.filter(({ by }) => isFree(by));
      const work = found.work.map((item) => (isFree(item.by) ? { ...item, by: self } : item));
      const name = { tenantId: found.row.tenantId, id: found.row.id };
      known.delete(nameOf(name));
      return (await change(name, found, { work, performers: performersOf(work) })) ? taken : undefined;
    },

    write,
    forget: (tenantId: TenantId, id: string) => void known.delete(nameOf({ tenantId, id })),
  };
}

function newRow(tenantId: TenantId, execution: NewExecution, at: string): ExecutionRow {
  return { ...execution, waitingFor: [...new Set(execution.waitingFor)], tenantId, seq: 1, createdAt: at, updatedAt: at };
}

/** What of a row never changes. */
function fixedFieldsOf({ tenantId, id, flow, type, environment, businessKey, conversation, parent, createdAt }: ExecutionRow) {
  const maybe = { businessKey: businessKey ?? null, conversation: conversation ?? null, parent: parent ?? null };
  return { tenantId, id, flow, type, environment, ...maybe, createdAt };
}

/** A row that cannot be written now lags, which is no failure of the commit. */
function laterOn(): void {}
