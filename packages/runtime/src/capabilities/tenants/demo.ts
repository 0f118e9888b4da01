import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { personExists } from './faults.ts';
import type { People, SignInHint } from './staff.ts';
import { StaffRole, Tenant } from './tenant.ts';
import type { TenantRegister } from './tenant-register.ts';

/** Everybody's password in a demo. It is shown on the sign-in page, so it may be simple. */
const password = 'mortise-demo';

const tenants = [
  { id: TenantId.parse('anhe'), name: { zh: '安和健康险', en: 'Anhe Health' } },
  { id: TenantId.parse('hengtai'), name: { zh: '恒泰财险', en: 'Hengtai Property' } },
] as const;

const names: Readonly<Record<StaffRole, string>> = {
  builder: '流程设计',
  approver: '审批主管',
  agent: '客服坐席',
  reviewer: '理赔审核',
  admin: '管理员',
};

/** The demo's tenants with one person for each role. What is there already stays as it is. */
export async function seedDemo(services: { readonly tenants: TenantRegister; readonly people: People }): Promise<readonly SignInHint[]> {
  for (const { id, name } of tenants) {
    if (!(await services.tenants.find(id))) await services.tenants.save(id, Tenant.parse({ name }));
    await Promise.all(StaffRole.options.map((role) => seedPerson(services.people, id, role)));
  }
  return demoHints();
}

/** The sign-ins of the demo, for the screen. */
export function demoHints(): readonly SignInHint[] {
  return tenants.map(({ id, name }) => ({
    tenant: id,
    tenantName: name,
    users: StaffRole.options.map((role) => ({ user: role, password, roles: [role] })),
  }));
}

async function seedPerson(people: People, tenantId: TenantId, role: StaffRole): Promise<void> {
  const person = { user: role, name: names[role], password, roles: [role] };
  await people.create(serviceScope(tenantId), person).catch((error) => {
    if (!personExists.is(error)) throw error;
  });
}
