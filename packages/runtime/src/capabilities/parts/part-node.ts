import type { PartManifest } from '@mortise/shared/connector';
import { defineFault } from '@mortise/shared/fault';
import { Json, JsonRecord } from '@mortise/shared/json';
import { z } from 'zod';
import { defineNode, groups, leave, type Node } from '../../engine/index.ts';

const notConnected = defineFault<{ system: string; environment: string }>(
  'part.not-connected',
  'author',
  ({ system, environment }) => `there is no connection to ${system} in the environment ${environment}`,
);

const Row = z.strictObject({
  name: z
    .string()
    .min(1)
    .meta({ label: { zh: '输入（金额用 Fen 结尾）', en: 'Input (money ends in Fen)' } }),
  value: z
    .string()
    .min(1)
    .meta({ label: { zh: '值', en: 'Value' }, field: 'expression' }),
});
const Kept = z.strictObject({
  name: z
    .string()
    .min(1)
    .meta({ label: { zh: '输出', en: 'Output' } }),
  variable: z
    .string()
    .min(1)
    .meta({ label: { zh: '存入变量（金额用 Fen 结尾）', en: 'Keep in (money ends in Fen)' } }),
});

/** An installed part as a node: in the palette, in a flow and in the engine it is like any other. Its whole chain of calls is one effect. */
export function partNode(manifest: PartManifest, code?: string): Node {
  const [system = ''] = manifest.id.split('.');
  return defineNode({
    kind: `parts.${manifest.id}`,
    version: manifest.version,
    title: manifest.title,
    help: manifest.help,
    group: groups.part,
    settings: z.strictObject({
      input: z
        .array(Row)
        .max(50)
        .meta({ label: { zh: '输入', en: 'Input' }, field: 'mapping' }),
      keep: z
        .array(Kept)
        .max(50)
        .meta({ label: { zh: '输出', en: 'Output' } }),
    }),
    example: { input: [], keep: [] },
    exits: manifest.exits.map(({ id, title }) => ({ id, title })),
    retry: { attempts: 4, backoffMs: 1000 },
    request: ({ settings, map }) => ({ input: map(settings.input) }),
    perform: {
      reach: 'outside',
      pays: manifest.effect === 'pays',
      request: z.strictObject({ input: JsonRecord }),
      result: z.strictObject({ exit: z.string(), output: Json }),
      async run({ input }, { ports, scope, origin, key, recovered, signal }) {
        const connection = await ports.connections.connectionOf(scope, origin.environment, system);
        if (!connection) throw notConnected({ system, environment: origin.environment });
        const { baseUrl, secrets } = connection;
        return ports.parts.call({
          tenant: scope.tenantId,
          manifest,
          code,
          input,
          connection: { baseUrl },
          secrets,
          key,
          recovered,
          signal,
        });
      },
    },
    decide({ settings, result }) {
      const output = JsonRecord.safeParse(result?.output).data ?? {};
      return leave(result?.exit ?? '', Object.fromEntries(settings.keep.map(({ name, variable }) => [variable, output[name] ?? null])));
    },
  });
}
