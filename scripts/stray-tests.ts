/** A test file and the vitest projects that would run it; right is exactly one. */
export type StrayTest = { readonly file: string; readonly projects: readonly string[] };

/**
 * The test files that no project runs, or more than one. `files` is what lies in the repository, `listed` what vitest would run: both with
 * paths relative to the root.
 */
export function strayTests(
  files: readonly string[],
  listed: readonly { readonly file: string; readonly project: string }[],
): readonly StrayTest[] {
  return files
    .map((file) => ({ file, projects: listed.filter((entry) => entry.file === file).map(({ project }) => project) }))
    .filter(({ projects }) => projects.length !== 1);
}
