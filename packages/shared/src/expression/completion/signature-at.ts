import type { Text } from '../../text/index.ts';
import type { FeelType } from '../feel-type.ts';
import { endsInWords, openBrackets } from './brackets.ts';
import { type CatalogueFunction, type CatalogueParameter, functionCatalogue } from './catalogue.ts';

/** The function the cursor is in: the ways to call it, which of them fits what is written, and which parameter is being written. */
export type SignatureHint = {
  readonly name: string;
  readonly help: Text;
  readonly signatures: CatalogueFunction['signatures'];
  readonly active: { readonly signature: number; readonly parameter: number };
};

/**
 * The function whose brackets the cursor (an offset in the source) is in; undefined when it is in none. Functions among `names` are
 * known by their types. An argument given by name is the parameter of that name.
 */
export function signatureAt(source: string, offset: number, names: Readonly<Record<string, FeelType>> = {}): SignatureHint | undefined {
  const before = source.slice(0, offset);
  if (endsInWords(before)) return undefined;
  const open = openBrackets(before).findLast(({ bracket }) => bracket === '(');
  const called = open === undefined ? undefined : functionBefore(before.slice(0, open.at), names);
  if (open === undefined || called === undefined) return undefined;
  const argument = before.slice((open.commas.at(-1) ?? open.at) + 1);
  const given = /^\s*([\p{L}_][^:,"()[\]{}]*?)\s*:/u.exec(argument)?.[1];
  return { ...called, active: activeIn(called.signatures, { count: open.commas.length, given }) };
}

/** The function a text ends with: the longest name that fits. */
function functionBefore(text: string, names: Readonly<Record<string, FeelType>>): Omit<SignatureHint, 'active'> | undefined {
  const plain = text.trimEnd().replace(/\s+/gu, ' ');
  const own = Object.entries(names).flatMap(([name, type]) => (type.kind === 'function' ? [ownFunction(name, type.parameters)] : []));
  return [...functionCatalogue, ...own]
    .filter(({ name }) => plain.endsWith(name) && !/[\p{L}\p{N}_]/u.test(plain.charAt(plain.length - name.length - 1)))
    .reduce<Omit<SignatureHint, 'active'> | undefined>(
      (best, each) => (best !== undefined && best.name.length > each.name.length ? best : each),
      undefined,
    );
}

function ownFunction(name: string, parameters: readonly { readonly name?: string; readonly type: FeelType }[]): CatalogueFunction {
  const told = parameters.map((parameter, index): CatalogueParameter => {
    const kinds = parameter.type.kind === 'any' ? [] : [parameter.type.kind];
    return { name: parameter.name ?? `${index + 1}`, kinds, optional: false };
  });
  return { name, help: { zh: '模型中的函数。', en: 'A function of the model.' }, signatures: [{ parameters: told, repeats: false }] };
}

/** The first way to call that has room for the argument, and the place of the argument in it. */
function activeIn(
  signatures: CatalogueFunction['signatures'],
  { count, given }: { readonly count: number; readonly given: string | undefined },
): SignatureHint['active'] {
  const placeIn = ({ parameters, repeats }: CatalogueFunction['signatures'][number]) => {
    if (given !== undefined) return parameters.findIndex(({ name }) => name === given.replace(/\s+/gu, ' '));
    if (count < parameters.length) return count;
    return repeats ? parameters.length - 1 : -1;
  };
  const signature = Math.max(
    0,
    signatures.findIndex((each) => placeIn(each) >= 0),
  );
  const chosen = signatures[signature];
  return { signature, parameter: chosen === undefined ? 0 : Math.max(0, placeIn(chosen)) };
}
