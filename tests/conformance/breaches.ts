/** For every rule of .dependency-cruiser.cjs one import that breaks it and no other rule: the file that imports, and what. */
export const breaches: Readonly<Record<string, { readonly file: string; readonly imports: string }>> = {
  'no-cycles': { file: 'packages/shared/src/round/here.ts', imports: './there.ts' },
  'not-resolved': { file: 'packages/runtime/src/lost.ts', imports: './nowhere.ts' },
  undeclared: { file: 'packages/runtime/src/stowaway.ts', imports: 'stowaway' },

  shared: { file: 'packages/shared/src/flow/reads-a-file.ts', imports: 'node:fs' },
  specimens: { file: 'packages/shared/src/expression/oracle/reads-a-file.ts', imports: 'node:fs' },
  'specimens-are-for-tests': { file: 'packages/shared/src/flow/draws-at-random.ts', imports: '../expression/oracle/specimen.ts' },
  'shared-tests': { file: 'packages/shared/src/flow/looks-up.test.ts', imports: '../../../runtime/src/main.ts' },

  connectors: { file: 'packages/connectors/src/bank/reads-a-file.ts', imports: 'node:fs' },
  'connectors-door': { file: 'packages/connectors/src/index.ts', imports: '../../runtime/src/main.ts' },

  builder: { file: 'packages/builder/src/app/calls-a-part.ts', imports: '../../../connectors/src/sdk/index.ts' },
  'builder-types-only': { file: 'packages/builder/src/app/runs-the-api.ts', imports: '../../../runtime/src/api/contract.ts' },
  'builder-without-node': { file: 'packages/builder/src/app/reads-a-file.ts', imports: 'node:fs' },

  engine: { file: 'packages/runtime/src/engine/knows-claims.ts', imports: '../capabilities/claims/index.ts' },
  'engine-node-collection': { file: 'packages/runtime/src/engine/node-collection.ts', imports: '../adapters/files/files.ts' },

  capabilities: { file: 'packages/runtime/src/capabilities/claims/stores-by-itself.ts', imports: '../../adapters/sqlite/database.ts' },
  'template-folder': { file: 'packages/runtime/src/capabilities/flows/templates/starts-a-process.ts', imports: 'node:child_process' },
  'capabilities-use-doors': { file: 'packages/runtime/src/capabilities/desk/climbs-in.ts', imports: '../conversations/lines.ts' },
  'capabilities-meet-in-the-flow': { file: 'packages/runtime/src/capabilities/forecast/visits.ts', imports: '../claims/index.ts' },
  'capability-claims-meets': { file: 'packages/runtime/src/capabilities/claims/visits.ts', imports: '../intents/index.ts' },
  'capability-desk-meets': { file: 'packages/runtime/src/capabilities/desk/visits.ts', imports: '../claims/index.ts' },
  'capability-executions-meets': { file: 'packages/runtime/src/capabilities/executions/visits.ts', imports: '../claims/index.ts' },
  'capability-knowledge-meets': { file: 'packages/runtime/src/capabilities/knowledge/visits.ts', imports: '../claims/index.ts' },
  'capability-parts-meets': { file: 'packages/runtime/src/capabilities/parts/visits.ts', imports: '../claims/index.ts' },
  'capability-migrations-meets': { file: 'packages/runtime/src/capabilities/migrations/visits.ts', imports: '../claims/index.ts' },
  'capability-rehearsals-meets': { file: 'packages/runtime/src/capabilities/rehearsals/visits.ts', imports: '../claims/index.ts' },
  'capability-trial-meets': { file: 'packages/runtime/src/capabilities/trial/visits.ts', imports: '../claims/index.ts' },

  ports: { file: 'packages/runtime/src/ports/knows-the-engine.ts', imports: '../engine/index.ts' },
  'port-contracts': { file: 'packages/runtime/src/ports/store.contract.ts', imports: '../adapters/sqlite/database.ts' },
  procedures: { file: 'packages/runtime/src/procedures/knows-the-engine.ts', imports: '../engine/index.ts' },
  processes: { file: 'packages/runtime/src/processes/knows-the-engine.ts', imports: '../engine/index.ts' },

  adapters: { file: 'packages/runtime/src/adapters/files/borrows.ts', imports: '../sqlite/database.ts' },
  'adapter-egress': { file: 'packages/runtime/src/adapters/egress/borrows.ts', imports: '../sqlite/database.ts' },
  'adapter-image-intake': { file: 'packages/runtime/src/adapters/image-intake/borrows.ts', imports: '../sqlite/database.ts' },
  'adapter-mongodb': { file: 'packages/runtime/src/adapters/mongodb/borrows.ts', imports: '../sqlite/database.ts' },
  'adapter-paddle-ocr': { file: 'packages/runtime/src/adapters/paddle-ocr/borrows.ts', imports: '../sqlite/database.ts' },
  'adapter-part-bundler': { file: 'packages/runtime/src/adapters/part-bundler/borrows.ts', imports: '../sqlite/database.ts' },
  'adapter-part-runner': { file: 'packages/runtime/src/adapters/part-runner/borrows.ts', imports: '../sqlite/database.ts' },
  'adapter-sandbox': { file: 'packages/runtime/src/adapters/sandbox/borrows.ts', imports: '../sqlite/database.ts' },
  'adapter-sqlite': { file: 'packages/runtime/src/adapters/sqlite/starts-a-process.ts', imports: 'node:child_process' },

  edges: { file: 'packages/runtime/src/api/climbs-in.ts', imports: '../capabilities/claims/claim-register.ts' },
  'edges-apart': { file: 'packages/runtime/src/channels/asks-the-api.ts', imports: '../api/server.ts' },

  'testkit-is-for-tests': { file: 'packages/runtime/src/moves-time.ts', imports: './testkit/clock.ts' },
  'tests-are-not-imported': { file: 'packages/runtime/src/uses-a-test.ts', imports: './main.test.ts' },
  'config-knows-no-product': { file: 'packages/runtime/src/config.ts', imports: './main.ts' },
  'workers-are-started-not-imported': { file: 'packages/runtime/src/loads-isolates.ts', imports: './adapters/sandbox/worker.mjs' },
  'one-client-for-the-outside': { file: 'packages/runtime/src/calls-out.ts', imports: 'node:https' },
  'no-code-from-text': { file: 'packages/runtime/src/evaluates.ts', imports: 'node:vm' },

  'home-of-gutenye': { file: 'packages/runtime/src/cli/reads-text.ts', imports: '@gutenye/ocr-node' },
  'home-of-node-rs-argon2': { file: 'packages/runtime/src/cli/hashes.ts', imports: '@node-rs/argon2' },
  'home-of-xyflow': { file: 'packages/builder/src/app/draws.ts', imports: '@xyflow/react' },
  'home-of-fastify': { file: 'packages/runtime/src/adapters-door/serves.ts', imports: 'fastify' },
  'home-of-ipaddr-js': { file: 'packages/runtime/src/cli/judges-addresses.ts', imports: 'ipaddr.js' },
  'home-of-isolated-vm': { file: 'packages/runtime/src/main.ts', imports: 'isolated-vm' },
  'home-of-mongodb': { file: 'packages/runtime/src/cli/queries.ts', imports: 'mongodb' },
  'home-of-monaco-editor': { file: 'packages/builder/src/app/edits-code.ts', imports: 'monaco-editor' },
  'home-of-onnxruntime-node': { file: 'packages/runtime/src/cli/runs-a-model.ts', imports: 'onnxruntime-node' },
  'home-of-sharp': { file: 'packages/runtime/src/cli/decodes.ts', imports: 'sharp' },
  'home-of-undici': { file: 'packages/runtime/src/cli/fetches.ts', imports: 'undici' },
};

/** Imports that the rules allow: each looks like one of the breaches, from the place where it belongs. */
export const allowed: readonly { readonly file: string; readonly imports: string }[] = [
  { file: 'packages/shared/src/flow/parses.ts', imports: 'zod' },
  { file: 'packages/runtime/src/engine/parses.ts', imports: '../../../shared/src/flow/parses.ts' },
  { file: 'packages/runtime/src/capabilities/knowledge/guesses.ts', imports: '../intents/index.ts' },
  { file: 'packages/runtime/src/capabilities/flows/templates/reads.ts', imports: 'node:fs/promises' },
  { file: 'packages/runtime/src/channels/webhook/asks-twice.ts', imports: '../../api/idempotency.ts' },
  { file: 'packages/runtime/src/capabilities/desk/lists.ts', imports: '../../engine/index.ts' },
  { file: 'packages/runtime/src/adapters/sqlite/opens.ts', imports: 'node:sqlite' },
  { file: 'packages/runtime/src/adapters/egress/sends.ts', imports: 'undici' },
  { file: 'packages/runtime/src/adapters/paddle-ocr/reads.ts', imports: 'sharp' },
  { file: 'packages/runtime/src/api/serves.ts', imports: 'fastify' },
  { file: 'packages/runtime/src/api/composes.ts', imports: '../capabilities/claims/claims.router.ts' },
  { file: 'packages/runtime/src/cli/wires.ts', imports: '../adapters/sqlite/database.ts' },
  { file: 'packages/builder/src/canvas/draws.ts', imports: '@xyflow/react' },
  { file: 'packages/builder/src/code/edits.ts', imports: 'monaco-editor' },
];
