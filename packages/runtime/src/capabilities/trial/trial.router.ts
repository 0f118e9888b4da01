import { defineFault } from '@mortise/shared/fault';
import { FlowId, Problem } from '@mortise/shared/flow';
import { JsonRecord } from '@mortise/shared/json';
import type { Scope } from '@mortise/shared/tenant';
import { Language } from '@mortise/shared/text';
import { z } from 'zod';
import type { Runner } from '../../engine/index.ts';
import type { Ids } from '../../ports/ids.ts';
import { requires, router } from '../../procedures/index.ts';

/** A draft cannot run while it has errors; the cause holds every problem. */
export const draftNotRunnable = defineFault<{ flow: string; problems: number }>(
  'trial.not-runnable',
  'author',
  ({ flow, problems }) => `the draft of ${flow} has ${problems} errors to mend first`,
);

export type TrialParts = {
  readonly runner: Pick<Runner, 'start'>;
  readonly ids: Ids;
  /** The saved draft as a version of its own, never in force; none while there are errors. Throws `flow.not-found`. */
  readonly publishing: {
    prepareTrial(scope: Scope, flow: string): Promise<{ readonly version?: string; readonly problems: readonly Problem[] }>;
  };
  /** Gives a bearer token that works on the chat socket for this conversation. */
  readonly tokenFor: (scope: Scope, conversation: string) => Promise<string>;
};

const Started = z.strictObject({ execution: z.string(), token: z.string(), problems: z.array(Problem).readonly() });

/** Runs the saved draft in the test environment: a dialog to talk to, or a process with an input. */
export function trialRouter({ runner, ids, publishing, tokenFor }: TrialParts) {
  const author = requires('builder', 'approver', 'admin');

  async function runnable(scope: Scope, flow: string) {
    const { version, problems } = await publishing.prepareTrial(scope, flow);
    if (version === undefined) throw draftNotRunnable({ flow, problems: problems.length }, problems);
    return { version, problems };
  }

  return router({
    start: author
      .input(z.strictObject({ flow: FlowId, language: Language.default('zh') }))
      .output(Started)
      .mutation(async ({ ctx: { scope }, input }) => {
        const { version, problems } = await runnable(scope, input.flow);
        const id = ids.next();
        const origin = {
          channel: 'trial',
          environment: 'test',
          conversation: id,
          language: input.language,
          assurance: 'anonymous',
        } as const;
        await runner.start(scope, { version, input: {}, origin, id });
        return { execution: id, token: await tokenFor(scope, id), problems };
      }),

    run: author
      .input(z.strictObject({ flow: FlowId, input: JsonRecord, language: Language.default('zh') }))
      .output(z.strictObject({ execution: z.string(), problems: z.array(Problem).readonly() }))
      .mutation(async ({ ctx: { scope }, input }) => {
        const { version, problems } = await runnable(scope, input.flow);
        const origin = { channel: 'trial', environment: 'test', language: input.language, assurance: 'anonymous' } as const;
        const { id } = await runner.start(scope, { version, input: input.input, origin });
        return { execution: id, problems };
      }),
  });
}
