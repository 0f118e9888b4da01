import type { Part, PartArgument } from '@mortise/connectors/sdk';
import type { PartFunction } from '@mortise/shared/connector';
import { Fault } from '@mortise/shared/fault';
import { Json } from '@mortise/shared/json';
import { type PartCall, partFailed, partUnknown } from '../../ports/part-runner.ts';
import type { Sandbox } from '../../ports/sandbox.ts';

/** The functions of one part, wherever they run. What they give is not yet checked. */
export type PartFunctions = { call(name: PartFunction, argument: PartArgument): Promise<unknown> };

/** Published code runs in the sandbox; a part of the product is our own code and runs here. */
export function functionsOf(
  { manifest, code, tenant, key }: PartCall,
  builtIn: ReadonlyMap<string, Part>,
  sandbox: Sandbox,
): PartFunctions {
  if (code !== undefined) {
    return {
      async call(name, argument) {
        const input = Json.parse(JSON.parse(JSON.stringify(argument)));
        const result = await sandbox.run({ tenant, code, entry: name, input, shared: true, seed: key });
        if (!result.ok) throw new Fault(result.fault);
        return result.value;
      },
    };
  }
  const part = builtIn.get(`${manifest.id}@${manifest.version}`);
  if (part === undefined) throw partUnknown({ part: manifest.id });
  return {
    async call(name, argument) {
      try {
        return part.invoke(name, argument);
      } catch (error) {
        throw partFailed({ part: manifest.id, function: name }, error);
      }
    },
  };
}
