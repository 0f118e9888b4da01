import { defineFault } from '@mortise/shared/fault';

/** No such flow in this tenant. */
export const flowNotFound = defineFault<{ flow: string }>('flow.not-found', 'caller', ({ flow }) => `there is no flow ${flow}`);

/** The flow was never published under this number. */
export const versionNotFound = defineFault<{ flow: string; number: number }>(
  'version.not-found',
  'caller',
  ({ flow, number }) => `flow ${flow} has no version ${number}`,
);

/** A flow of this id is there already. */
export const flowExists = defineFault<{ flow: string }>('flow.exists', 'caller', ({ flow }) => `a flow ${flow} is there already`);

/** Somebody else saved in between: open the flow again and bring the two together. */
export const draftChanged = defineFault<{ flow: string }>(
  'flow.draft-changed',
  'caller',
  ({ flow }) => `somebody else saved flow ${flow} in the meantime`,
);

/** The flow has errors; the cause holds every problem. */
export const notPublishable = defineFault<{ flow: string; errors: number }>(
  'flow.not-publishable',
  'author',
  ({ flow, errors }) => `flow ${flow} cannot be published: ${errors} ${errors === 1 ? 'error' : 'errors'}`,
);

/** No such decision table, intent set or knowledge set in this tenant. */
export const resourceNotFound = defineFault<{ kind: string; id: string }>(
  'resource.not-found',
  'caller',
  ({ kind, id }) => `there is nothing called ${id} among the ${kind}`,
);

/** Somebody else saved in between. */
export const resourceChanged = defineFault<{ kind: string; id: string }>(
  'resource.changed',
  'caller',
  ({ kind, id }) => `somebody else saved ${id} among the ${kind} in the meantime`,
);

/** What was given is not what this kind holds. */
export const resourceMalformed = defineFault<{ kind: string; id: string; detail: string }>(
  'resource.malformed',
  'author',
  ({ kind, id, detail }) => `${id} is not one of the ${kind}: ${detail}`,
);
