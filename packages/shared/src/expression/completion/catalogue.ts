import type { Text } from '../../text/index.ts';
import type { FeelTypeKind } from '../feel-type.ts';
import type { BuiltIn } from '../functions/built-in.ts';
import { builtIns } from '../functions/built-ins.ts';

/** A parameter as documentation shows it: the kinds it takes (none named: anything), and whether it may be left out. */
export type CatalogueParameter = { readonly name: string; readonly kinds: readonly FeelTypeKind[]; readonly optional: boolean };

/** A function as documentation shows it: what it does in one sentence, and the ways to call it. The last parameter may repeat. */
export type CatalogueFunction = {
  readonly name: string;
  readonly help: Text;
  readonly signatures: readonly { readonly parameters: readonly CatalogueParameter[]; readonly repeats: boolean }[];
};

/** Every function an expression may call, in the order of their families: plain data, for completion and for documentation. */
export const functionCatalogue: readonly CatalogueFunction[] = [...builtIns.values()].map(catalogued);

function catalogued({ name, help, signatures }: BuiltIn): CatalogueFunction {
  return {
    name,
    help,
    signatures: signatures.map(({ parameters, repeats }) => ({
      parameters: parameters.map((parameter) => ({ name: parameter.name, kinds: parameter.kinds, optional: parameter.optional === true })),
      repeats: repeats === true,
    })),
  };
}
