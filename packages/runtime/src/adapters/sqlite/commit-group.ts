import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { committed, type Outcome, type Step, type Write } from './write.ts';

/** Commits writes in groups on one connection. */
export type CommitGroup = (writes: readonly Write[]) => Outcome[];

/**
 * Gives a function that commits many writes in one transaction, so that they share one wait for the disk. Each has a savepoint: one that fails
 * takes nothing of its neighbours along. Where a statement made SQLite give up the whole transaction (a full disk), each is tried again on its own.
 */
export function openCommitGroup(database: DatabaseSync): CommitGroup {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const save = database.prepare('SAVEPOINT one');
  const release = database.prepare('RELEASE one');
  const undo = database.prepare('ROLLBACK TO one');
  const prepared = new Map<string, StatementSync>();

  function statement(sql: string): StatementSync {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  }

  /** Runs the statements; the transaction or savepoint around them is the caller's. */
  function run(write: Write): Outcome {
    let outcome = committed;
    for (const [step, one] of write.entries()) {
      try {
        const done = runStep(statement(one.sql), one);
        if (done === undefined) return { is: 'refused', step };
        if (one.must === 'give') outcome = done;
      } catch (error) {
        return failureFrom(error, step);
      }
    }
    return outcome;
  }

  function together(writes: readonly Write[]): Outcome[] | undefined {
    begin.run();
    const outcomes: Outcome[] = [];
    for (const write of writes) {
      save.run();
      const outcome = run(write);
      if (!database.isTransaction) return undefined;
      if (outcome.is !== 'committed') undo.run();
      release.run();
      outcomes.push(outcome);
    }
    commit.run();
    return outcomes;
  }

  function alone(write: Write): Outcome {
    try {
      begin.run();
      const outcome = run(write);
      if (outcome.is === 'committed') commit.run();
      return outcome;
    } catch (error) {
      return failureFrom(error, 0);
    } finally {
      if (database.isTransaction) database.exec('ROLLBACK');
    }
  }

  return (writes) => {
    try {
      const outcomes = together(writes);
      if (outcomes !== undefined) return outcomes;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      const failure = failureFrom(error, 0);
      return writes.map(() => failure);
    }
    return writes.map(alone);
  };
}

/** What a step did; `undefined` when it did not do what it must. */
function runStep(statement: StatementSync, { values, must }: Step): Outcome | undefined {
  if (must === 'give') {
    const row = statement.get(...values);
    const given = row === undefined ? undefined : Object.values(row)[0];
    return given === undefined ? undefined : { is: 'committed', given: typeof given === 'bigint' ? Number(given) : given };
  }
  const { changes } = statement.run(...values);
  return must === 'change' && changes === 0 ? undefined : committed;
}

/** SQLite's primary result codes (sqlite.org/rescode.html): what the world did to us, what we asked wrongly, and the rest. */
const constraint = 19;
const mistakes: readonly number[] = [1, 20, 21, 25];

/** Names a failure of SQLite. Its text says table and column names, never values. */
export function failureFrom(error: unknown, step: number): Outcome {
  const code = error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 1;
  if (code === constraint) return { is: 'refused', step };
  return { is: mistakes.includes(code) ? 'bug' : 'unavailable', reason: error instanceof Error ? error.message : 'unknown' };
}
