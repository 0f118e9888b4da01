import type { appRouter } from './app-router.ts';

/** Every procedure with its input and output: all that the builder knows of the runtime. Types only. */
export type AppRouter = ReturnType<typeof appRouter>;
