export { Assurance, isAssured } from './assurance.ts';
export { Role, type Scope, type SystemScope, serviceScope, TenantId } from './scope.ts';
