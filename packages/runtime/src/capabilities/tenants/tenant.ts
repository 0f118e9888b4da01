import { FlowId } from '@mortise/shared/flow';
import { Role } from '@mortise/shared/tenant';
import { Text } from '@mortise/shared/text';
import { z } from 'zod';

/** An insurer on the platform, as it is stored. */
export const Tenant = z.strictObject({
  name: Text,
  /** IANA name; decides what "today" is (D9). */
  zone: z.string().default('Asia/Shanghai'),
  /** The published dialog that a new conversation starts. */
  frontDoor: FlowId.default('front-desk'),
});
export type Tenant = z.infer<typeof Tenant>;

/** The roles a person or a token may be given; `customer` and `service` are the product's own. */
export const StaffRole = Role.exclude(['customer', 'service']);
export type StaffRole = z.infer<typeof StaffRole>;

/** The name a person signs in with. */
export const SignInName = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'small letters, digits, dot, dash');

/** Long enough that guessing is hopeless with five tries a quarter of an hour. */
export const Password = z.string().min(12).max(200);

/** Where a system of the tenant is reached from. */
export const Environment = z.enum(['live', 'test']);
export type Environment = z.infer<typeof Environment>;
