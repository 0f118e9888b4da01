/**
 * Runs inside every new context before any other code: takes away what can make code or share memory, stills the clock, and gives
 * three functions that only the worker holds. Its text travels into the isolate, so it must not use anything from outside itself.
 * Everything it needs later is taken now, because the code that follows may replace any built-in.
 * @param {{ at: number, seed: string, logLines: number, logChars: number, resultChars: number }} terms
 */
export function boot(terms) {
  const { apply, construct, defineProperty, deleteProperty, getPrototypeOf } = Reflect;
  const { parse, stringify } = JSON;
  const { slice } = String.prototype;
  const { isFinite: hasValue } = Number;
  const text = String;
  const RealDate = Date;

  const kinds = [() => {}, async () => {}, function* () {}, async function* () {}];
  for (const kind of kinds) defineProperty(getPrototypeOf(kind), 'constructor', { value: undefined, writable: false, configurable: false });
  const gone = ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'eval', 'Function', 'WeakRef', 'FinalizationRegistry', 'console'];
  for (const name of gone) deleteProperty(globalThis, name);

  function StillDate(...parts) {
    if (!new.target) return text(new RealDate(terms.at));
    return construct(RealDate, parts.length === 0 ? [terms.at] : parts, new.target);
  }
  StillDate.prototype = RealDate.prototype;
  for (const [name, value] of [
    ['now', () => terms.at],
    ['parse', RealDate.parse],
    ['UTC', RealDate.UTC],
  ])
    defineProperty(StillDate, name, { value, writable: true, configurable: true });
  defineProperty(StillDate, 'name', { value: 'Date' });
  defineProperty(RealDate.prototype, 'constructor', { value: StillDate, writable: true, configurable: true });
  globalThis.Date = StillDate;

  let state = 0x811c9dc5;
  for (let i = 0; i < terms.seed.length; i++) state = Math.imul(state ^ terms.seed.charCodeAt(i), 0x01000193) >>> 0;
  const imul = Math.imul;
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };

  let lines = 0;
  let logs = '';
  const shown = (value) => {
    if (typeof value === 'string') return value;
    try {
      return stringify(value) ?? text(value);
    } catch {
      return '(cannot be shown)';
    }
  };
  const log = (...values) => {
    if (lines >= terms.logLines || logs.length >= terms.logChars) return;
    let line = '';
    for (let i = 0; i < values.length && line.length < terms.logChars; i++) line += (i === 0 ? '' : ' ') + shown(values[i]);
    lines += 1;
    logs += apply(slice, `${stringify(apply(slice, line, [0, terms.logChars - logs.length]))}\n`, [0]);
  };
  globalThis.console = { log, info: log, warn: log, error: log, debug: log };

  const plain = (name, value) => {
    const type = typeof value;
    if (type === 'bigint' || type === 'function' || type === 'symbol' || (type === 'number' && !hasValue(value)))
      throw { notJson: `${name === '' ? 'it' : name} is ${type === 'number' ? text(value) : `a ${type}`}` };
    return value;
  };
  const failure = (error) => {
    if (typeof error === 'object' && error !== null && typeof error.notJson === 'string') return `j${error.notJson}`;
    try {
      const isError = typeof error === 'object' && error !== null && 'message' in error;
      const told = isError ? `${text(error.name)}: ${text(error.message)}` : text(error);
      return `e${stringify([apply(slice, told, [0, 1000]), isError ? apply(slice, text(error.stack), [0, 4000]) : ''])}`;
    } catch {
      return 'e["an error that cannot be shown",""]';
    }
  };

  return {
    /** Puts the input where a script without a function finds it. */
    offer(input) {
      let read;
      const get = () => {
        read ??= { value: parse(input) };
        return read.value;
      };
      defineProperty(globalThis, 'input', { get, configurable: true });
    },
    /** `v` + JSON of the result, `l` too large, `j` + why it is no JSON, `e` + [error, stack]. */
    finish(entry, value, input) {
      try {
        const result = typeof entry === 'function' ? entry(parse(input)) : value;
        if (typeof result === 'object' && result !== null && typeof result.then === 'function')
          throw { notJson: 'it is a promise; there is nothing to wait for in here' };
        const json = stringify(result === undefined ? null : result, plain) ?? 'null';
        return json.length > terms.resultChars ? 'l' : `v${json}`;
      } catch (error) {
        return failure(error);
      }
    },
    logs: () => logs,
  };
}
