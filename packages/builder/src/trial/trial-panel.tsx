import { useGraph } from '../flows/editor-context.ts';
import { DialogTrial } from './dialog-trial.tsx';
import { ProcessTrial } from './process-trial.tsx';
import type { TrialProps } from './trial-trace.tsx';

/** Tries the saved draft: a dialog by talking to it, a process by giving it an input. */
export function TrialPanel(props: TrialProps) {
  return useGraph().type === 'dialog' ? <DialogTrial {...props} /> : <ProcessTrial {...props} />;
}
