/** The versions of the standard that are read and written, by the name people know them under. */
export type DmnVersion = '1.1' | '1.2' | '1.3' | '1.4' | '1.5';

/** The namespaces a file of a version uses: of its model, and of the positions in its diagrams (1.1 has none of its own). */
export type DmnNamespaces = { readonly version: DmnVersion; readonly model: string; readonly shapes: string };

/** What the version is written with; 1.4 kept the diagrams of 1.3. */
export function namespacesOf(version: DmnVersion): DmnNamespaces {
  return { version, ...namespaces[version] };
}

/**
 * The version whose model namespace is given, or undefined. `shapes` is the diagram namespace a file names itself, since tools
 * mix a newer model with older diagrams.
 */
export function versionFrom(model: string, shapes: string | undefined): DmnNamespaces | undefined {
  const known = (['1.1', '1.2', '1.3', '1.4', '1.5'] as const).find((version) => namespaces[version].model === model);
  return known === undefined ? undefined : { ...namespacesOf(known), ...(shapes === undefined ? {} : { shapes }) };
}

/** Whether a namespace is that of diagrams, in whatever version. */
export function isShapeNamespace(uri: string): boolean {
  return /^https?:\/\/www\.omg\.org\/spec\/DMN\/\d{8}\/DMNDI\/$/.test(uri);
}

const namespaces = {
  '1.1': { model: 'http://www.omg.org/spec/DMN/20151101/dmn.xsd', shapes: 'http://www.omg.org/spec/DMN/20180521/DMNDI/' },
  '1.2': { model: 'http://www.omg.org/spec/DMN/20180521/MODEL/', shapes: 'http://www.omg.org/spec/DMN/20180521/DMNDI/' },
  '1.3': { model: 'https://www.omg.org/spec/DMN/20191111/MODEL/', shapes: 'https://www.omg.org/spec/DMN/20191111/DMNDI/' },
  '1.4': { model: 'https://www.omg.org/spec/DMN/20211108/MODEL/', shapes: 'https://www.omg.org/spec/DMN/20191111/DMNDI/' },
  '1.5': { model: 'https://www.omg.org/spec/DMN/20230324/MODEL/', shapes: 'https://www.omg.org/spec/DMN/20230324/DMNDI/' },
} as const;
