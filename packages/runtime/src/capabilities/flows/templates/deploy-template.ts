import type { Json } from '@mortise/shared/json';
import type { Scope } from '@mortise/shared/tenant';
import type { Drafts, Publishing, Releases, ResourceKind, Resources } from '../flows.ts';
import { readTemplate, type Template } from './read-template.ts';

export type TemplateDesk = {
  readonly drafts: Pick<Drafts, 'load' | 'save'>;
  readonly releases: Pick<Releases, 'live'>;
  readonly resources: Pick<Resources, 'load' | 'save'>;
  readonly publishing: Pick<Publishing, 'publish'>;
  /** Makes a dialog the one that new conversations start. */
  setFrontDoor(scope: Scope, flow: string): Promise<void>;
};

/** What a deployment did: things are named `flows/front-desk`, `tables/lanes`. */
export type Deployment = {
  readonly template: string;
  readonly version: string;
  readonly created: readonly string[];
  /** What the tenant had already, and so keeps as it is. */
  readonly kept: readonly string[];
  readonly published: readonly { readonly flow: string; readonly number: number; readonly hash: string }[];
};

/**
 * Deploys a template's folder into a tenant: drafts for everything the tenant does not have yet, then a publication of each flow that was never
 * published. What people changed since stays theirs, so deploying again is harmless. Throws `template.malformed`, `flow.not-publishable`.
 */
export async function deployTemplate(desk: TemplateDesk, scope: Scope, folder: string): Promise<Deployment> {
  const { about, created, kept } = await fillDrafts(desk, scope, folder);
  const { name, version, publish, frontDoor } = about;
  const published: { flow: string; number: number; hash: string }[] = [];
  for (const flow of publish) {
    if (await desk.releases.live(scope, flow)) continue;
    const draft = await desk.drafts.load(scope, flow);
    const message = `${name} ${version}`;
    const { number, hash } = await desk.publishing.publish(scope, { flow, message, ifVersion: draft?.draftVersion ?? 0 });
    published.push({ flow, number, hash });
  }
  if (frontDoor !== undefined && published.some(({ flow }) => flow === frontDoor)) await desk.setFrontDoor(scope, frontDoor);
  return { template: name, version, created, kept, published };
}

/** Makes drafts of everything in a template's folder that the tenant does not have yet. Throws `template.malformed`. */
export async function fillDrafts(desk: Pick<TemplateDesk, 'drafts' | 'resources'>, scope: Scope, folder: string) {
  const template = await readTemplate(folder);
  const created: string[] = [];
  const kept: string[] = [];
  for (const { kind, id, body } of resourcesOf(template)) {
    const known = await desk.resources.load(scope, kind, id);
    (known ? kept : created).push(`${kind}/${id}`);
    if (!known) await desk.resources.save(scope, { kind, id, body, ifVersion: 0 });
  }
  for (const graph of template.flows) {
    const known = await desk.drafts.load(scope, graph.id);
    (known ? kept : created).push(`flows/${graph.id}`);
    if (!known) await desk.drafts.save(scope, graph, 0);
  }
  return { about: template.about, created, kept };
}

function resourcesOf({
  tables,
  intents,
  knowledge,
}: Template): readonly { readonly kind: ResourceKind; readonly id: string; readonly body: Json }[] {
  const of = (kind: ResourceKind, items: readonly { readonly id: string }[]) =>
    items.map((item): { kind: ResourceKind; id: string; body: Json } => ({ kind, id: item.id, body: JSON.parse(JSON.stringify(item)) }));
  return [...of('tables', tables), ...of('intents', intents), ...of('knowledge', knowledge)];
}
