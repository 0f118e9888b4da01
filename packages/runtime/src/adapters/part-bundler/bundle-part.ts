import { fileURLToPath } from 'node:url';
import { defineFault } from '@mortise/shared/fault';
import { type Plugin, rolldown } from 'rolldown';

export const partNotBundled = defineFault<{ file: string; reason: string }>(
  'part.not-bundled',
  'author',
  ({ file, reason }) => `${file} cannot be bundled: ${reason}`,
);

const sdk = fileURLToPath(import.meta.resolve('@mortise/connectors/sdk'));
const sdkInSandbox = fileURLToPath(import.meta.resolve('@mortise/connectors/sdk/in-sandbox'));
const functions = ['request', 'response', 'lookupRequest', 'lookupResponse'];

/** Anything can be built with it and nothing checked: schemas are checked outside the sandbox. */
const stubOfZod = `
  const refuse = () => { throw new Error('schemas are checked outside the sandbox: read the answer by hand') }
  const refused = new Set(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'decode', 'encode'])
  const read = (_, name) => (refused.has(name) ? refuse : name === 'then' || typeof name === 'symbol' ? undefined : z)
  export const z = new Proxy(function () {}, { get: read, apply: () => z, construct: () => z })
  export default z`;

/** One part's file as a script for the sandbox: its functions under their names, the SDK's small half, no schema library. */
export async function bundlePart(file: string): Promise<string> {
  const onlyOwn: Plugin = {
    name: 'only-own-code',
    async resolveId(id, importer) {
      if (id === 'zod') return '\0zod';
      if (id === '@mortise/connectors/sdk') return sdkInSandbox;
      const found = await this.resolve(id, importer, { skipSelf: true });
      if (found === null || found.external !== false) throw new Error(`it imports ${id}`);
      return found.id === sdk ? sdkInSandbox : found;
    },
    load: (id) => (id === '\0zod' ? stubOfZod : undefined),
  };
  const code = await bundled(file, [onlyOwn], 'iife');
  return `${code}\n${functions.map((name) => `function ${name}(argument) { return part.${name}(argument) }`).join('\n')}\n`;
}

/** A connector's or part's file as a module for this process, the SDK and zod being this product's own. */
export async function bundleForHere(file: string): Promise<string> {
  const shared = new Map([
    ['zod', import.meta.resolve('zod')],
    ['@mortise/connectors/sdk', import.meta.resolve('@mortise/connectors/sdk')],
  ]);
  const ours: Plugin = {
    name: 'own-libraries',
    async resolveId(id, importer) {
      const url = shared.get(id);
      if (url !== undefined) return { id: url, external: 'absolute' };
      const found = await this.resolve(id, importer, { skipSelf: true });
      return found?.id === sdk ? { id: import.meta.resolve('@mortise/connectors/sdk'), external: 'absolute' } : found;
    },
  };
  return bundled(file, [ours], 'esm');
}

async function bundled(file: string, plugins: Plugin[], format: 'iife' | 'esm'): Promise<string> {
  try {
    const bundle = await rolldown({ input: file, plugins, platform: 'neutral', logLevel: 'silent' });
    const { output } = await bundle.generate({ format, name: 'part', exports: format === 'iife' ? 'default' : 'auto' });
    await bundle.close();
    return output[0].code;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : undefined;
    throw partNotBundled({ file, reason: reason ?? 'unknown' }, error);
  }
}
