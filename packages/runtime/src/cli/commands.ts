import type { Command } from './command.ts';

/** Every subcommand by name. Each is loaded when it is asked for, so that none waits for another's libraries. */
export const commands: readonly { readonly name: string; load(): Promise<Command> }[] = [
  { name: 'serve', load: async () => (await import('./serve.ts')).serve },
  { name: 'doctor', load: async () => (await import('./doctor.ts')).doctor },
  { name: 'flow validate', load: async () => (await import('./flow-validate.ts')).flowValidate },
  { name: 'flow publish', load: async () => (await import('./flow-publish.ts')).flowPublish },
  { name: 'flow run', load: async () => (await import('./flow-run.ts')).flowRun },
  { name: 'flow import', load: async () => (await import('./flow-import.ts')).flowImport },
  { name: 'flow export', load: async () => (await import('./flow-export.ts')).flowExport },
  { name: 'template list', load: async () => (await import('./template-list.ts')).templateList },
  { name: 'template deploy', load: async () => (await import('./template-deploy.ts')).templateDeploy },
  { name: 'part test', load: async () => (await import('./part-test.ts')).partTest },
  { name: 'sandbox run', load: async () => (await import('./sandbox-run.ts')).sandboxRun },
  { name: 'http check', load: async () => (await import('./http-check.ts')).httpCheck },
  { name: 'eval payable', load: async () => (await import('./eval-payable.ts')).evalPayable },
  { name: 'eval rmb', load: async () => (await import('./eval-rmb.ts')).evalRmb },
  { name: 'eval ocr', load: async () => (await import('./eval-ocr.ts')).evalOcr },
  { name: 'eval receipts', load: async () => (await import('./eval-receipts.ts')).evalReceipts },
  { name: 'eval intents', load: async () => (await import('./eval-intents.ts')).evalIntents },
  { name: 'eval bpmn', load: async () => (await import('./eval-bpmn.ts')).evalBpmn },
  { name: 'bench webhook', load: async () => (await import('./bench-webhook.ts')).benchWebhook },
  { name: 'bench recover', load: async () => (await import('./bench-recover.ts')).benchRecover },
  { name: 'bench sandbox', load: async () => (await import('./bench-sandbox.ts')).benchSandbox },
];
