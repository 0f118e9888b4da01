import type { FlowClosure } from '@mortise/shared/flow';
import type { Scope } from '@mortise/shared/tenant';

/** The version in force of a flow; `undefined` when nothing is published under that id. */
export type PublishedFlow = (
  scope: Scope,
  flow: string,
) => Promise<{ readonly version: string; readonly type: 'dialog' | 'process' } | undefined>;

type Sources = {
  readonly releases: { live(scope: Scope, flow: string): Promise<{ readonly hash: string } | undefined> };
  readonly versions: { load(scope: Scope, hash: string): Promise<FlowClosure | undefined> };
};

/** Looks up versions in force. A version's type is remembered: what has a hash never changes. */
export function publishedFlows({ releases, versions }: Sources): PublishedFlow {
  const types = new Map<string, 'dialog' | 'process'>();
  return async (scope, flow) => {
    const release = await releases.live(scope, flow);
    if (!release) return undefined;
    const key = `${scope.tenantId}/${release.hash}`;
    const type = types.get(key) ?? (await versions.load(scope, release.hash))?.flows[flow]?.type;
    if (type === undefined) return undefined;
    types.set(key, type);
    return { version: release.hash, type };
  };
}
