import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { deployTemplate, listTemplates } from './capabilities/flows/index.ts';
import { seedDemo } from './capabilities/tenants/index.ts';
import type { DemoCore } from './demo/demo-core.ts';
import { type openDesks, templateDesk } from './desks.ts';

/** The templates that come with the product. */
export const templatesFolder = fileURLToPath(new URL('../../../templates', import.meta.url));

/** Which demo tenant starts with which templates. */
const demoTemplates: Readonly<Record<string, readonly string[]>> = { anhe: ['medical-claim'], hengtai: [] };

/** Puts the demo in place: its tenants, their people, their core systems, and the templates they start with. Harmless when it is there already. */
export async function seedProduct(desks: ReturnType<typeof openDesks>, core: DemoCore, progress: (what: string) => void): Promise<void> {
  progress('putting the demo tenants in place');
  await seedDemo(desks);
  for (const { tenantId, environment, baseUrl, apiKey } of core.systems) {
    await desks.connections.save(serviceScope(tenantId), { system: 'core-system', environment, baseUrl, secrets: { apiKey } });
  }
  for (const [tenant, names] of Object.entries(demoTemplates)) {
    for (const name of names) {
      const folder = join(templatesFolder, name);
      if (!existsSync(folder)) continue;
      progress(`deploying the template ${name} for ${tenant}`);
      await deployTemplate(templateDesk(desks), serviceScope(TenantId.parse(tenant)), folder);
    }
  }
}

/** Every template that comes with the product. */
export const productTemplates = () => listTemplates(templatesFolder);
