import { faultDataFrom } from '@mortise/shared/fault';
import { type JobMessage, jobRequest } from './job-message.ts';

/**
 * The inside of a working process: does one job after the other and answers each with its result or its fault. `work` reports the share done,
 * 0..1. The process ends when the product lets go of it.
 */
export function serveJobs(work: (job: unknown, progress: (doneShare: number) => void) => Promise<unknown>): void {
  let last = Promise.resolve();
  process.on('message', (message) => {
    const { id, job } = jobRequest.parse(message);
    last = last.then(async () => {
      try {
        say({ id, result: await work(job, (share) => say({ id, share })) });
      } catch (error) {
        say({ id, fault: faultDataFrom(error) });
      }
    });
  });
  process.on('disconnect', () => process.exit(0));
}

function say(message: JobMessage): void {
  process.send?.(message);
}
