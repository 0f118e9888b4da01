import { type Collection, documentUndeclaredKey } from './documents.ts';

/** Every field of a collection that is indexed, unique ones included. */
export function fieldsOf({ indexes, unique = [] }: Collection): readonly string[] {
  return [...new Set([...indexes, ...unique])];
}

/** Throws `document.undeclared-key` for a field the collection does not declare. */
export function checkDeclared(collection: Collection, fields: readonly string[]): void {
  const declared = fieldsOf(collection);
  const key = fields.find((field) => !declared.includes(field));
  if (key !== undefined) throw documentUndeclaredKey({ collection: collection.name, key });
}
