import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DecisionTable, dmnFromTable } from '@mortise/shared/decision';
import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { openDesks, templateDesk } from '../../../desks.ts';
import { openTestStore } from '../../../testkit/open-test-store.ts';
import { Tenant } from '../../tenants/tenant.ts';
import endNode from '../nodes/end.node.ts';
import { deployTemplate } from './deploy-template.ts';
import { listTemplates } from './list-templates.ts';
import { templateMalformed } from './read-template.ts';

const anhe = TenantId.parse('anhe');
const scope = serviceScope(anhe);
const both = (word: string) => ({ zh: word, en: word });
const at = { x: 0, y: 0 };
const flow = (id: string) => ({
  ...{ format: 1, id, name: both(id), type: 'dialog', start: 'end', variables: [], edges: [], notes: [] },
  nodes: [{ id: 'end', kind: 'flows.end', version: 1, settings: {}, at }],
});
const lanes = DecisionTable.parse({
  id: 'lanes',
  name: 'lanes',
  hitPolicy: 'FIRST',
  inputs: [{ id: 'amount', label: 'amount', expression: 'amount', type: 'number' }],
  outputs: [{ name: 'lane', type: 'text' }],
  // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
  rules: [{ id: 'r1', when: ['< 100'], then: ['"instant"'] }],
});

let root: string;
let store: Awaited<ReturnType<typeof openTestStore>>;
let desks: ReturnType<typeof openDesks>;

beforeEach(async () => {
  store = await openTestStore();
  desks = openDesks(store, { nodes: [endNode.spec], demo: false });
  await desks.tenants.save(anhe, Tenant.parse({ name: both('anhe') }));
  root = await mkdtemp(join(tmpdir(), 'mortise-templates-'));
  const files = {
    'template.json': JSON.stringify({
      format: 1,
      name: 'clinic',
      title: both('clinic'),
      version: '1.0.0',
      frontDoor: 'welcome',
      publish: ['welcome'],
    }),
    'flows/welcome.flow.json': JSON.stringify(flow('welcome')),
    'flows/spare.flow.json': JSON.stringify(flow('spare')),
    'tables/lanes.dmn': await dmnFromTable(lanes),
    'intents/wishes.yaml': stringify({ id: 'wishes', intents: [{ id: 'claim', title: both('claim'), phrases: ['我要理赔'] }] }),
    'knowledge/faq.yaml': stringify({ id: 'faq', articles: [{ id: 'a', questions: ['多久到账'], answer: both('三天') }] }),
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(root, 'clinic', name, '..'), { recursive: true });
    await writeFile(join(root, 'clinic', name), text);
  }
});
afterEach(() => store.close());

const deploy = () => deployTemplate(templateDesk(desks), scope, join(root, 'clinic'));

describe('a template', () => {
  test('becomes drafts, and what it names is published and answers at the front door', async () => {
    const deployed = await deploy();
    expect(deployed.created).toEqual(['tables/lanes', 'intents/wishes', 'knowledge/faq', 'flows/spare', 'flows/welcome']);
    expect(deployed.published).toMatchObject([{ flow: 'welcome', number: 1 }]);
    expect((await desks.tenants.own(scope))?.frontDoor).toBe('welcome');
    expect(await desks.flows.releases.live(scope, 'spare')).toBeUndefined();
    expect((await desks.resources.load(scope, 'tables', 'lanes'))?.body).toMatchObject({ id: 'lanes', hitPolicy: 'FIRST' });
  });

  test('deployed again leaves what people changed', async () => {
    await deploy();
    const draft = await desks.flows.drafts.load(scope, 'welcome');
    await desks.flows.drafts.save(scope, { ...(draft?.graph ?? flowGraph()), name: both('ours') }, draft?.draftVersion ?? 0);
    expect(await deploy()).toMatchObject({ created: [], published: [] });
    expect((await desks.flows.drafts.load(scope, 'welcome'))?.graph.name.en).toBe('ours');
  });

  test('is listed with its title', async () => {
    expect(await listTemplates(root)).toMatchObject([{ name: 'clinic', version: '1.0.0', title: both('clinic') }]);
    expect(await listTemplates(join(root, 'nowhere'))).toEqual([]);
  });

  test('with a broken file is refused by that file’s name, before anything is deployed', async () => {
    await writeFile(join(root, 'clinic', 'intents', 'wishes.yaml'), 'id: [');
    const refused = await deploy().catch((error) => error);
    expect(templateMalformed.is(refused)).toBe(true);
    expect(refused.message).toContain('wishes.yaml');
    expect(await desks.resources.list(scope, 'tables')).toEqual([]);
  });
});

function flowGraph(): never {
  throw new Error('the draft is missing');
}
