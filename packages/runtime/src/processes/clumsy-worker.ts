import { serveJobs } from './serve-jobs.ts';

/** A working process for tests: echoes, fails, hangs or dies as it is told. */
serveJobs(async (job, progress) => {
  if (job === 'die') process.exit(7);
  if (job === 'hang') for (;;);
  if (job === 'fail') throw new Error('secret of the house');
  // biome-ignore lint/style/noProcessEnv: asks whether it is empty
  if (job === 'environment') return Object.keys(process.env).length;
  progress(0.5);
  return job;
});
