import type { PartManifest } from '@mortise/shared/connector';
import { defineFault } from '@mortise/shared/fault';
import { Json, JsonRecord } from '@mortise/shared/json';
import { z } from 'zod';
import { defineNode, groups, inputRows, keptRows, leave, type Node } from '../../engine/index.ts';

const notConnected = defineFault<{ system: string; environment: string }>(
  'part.not-connected',
  'author',
  ({ system, environment }) => `there is no connection to ${system} in the environment ${environment}`,
);

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
      input: inputRows({ zh: '输入（金额用 Fen 结尾）', en: 'Input (money ends in Fen)' }),
      keep: keptRows({ zh: '输出', en: 'Output' }),
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
    decide({ settings, result, keep }) {
      const output = JsonRecord.safeParse(result?.output).data ?? {};
      return leave(result?.exit ?? '', keep(settings.keep, output));
    },
  });
}
