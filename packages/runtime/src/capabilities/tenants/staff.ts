import type { Scope } from '@mortise/shared/tenant';
import type { Text } from '@mortise/shared/text';
import type { Page, PageRequest } from '../../ports/execution-store.ts';
import type { Environment, StaffRole } from './tenant.ts';

/** Who is signed in, as the screens show it. */
export type Myself = {
  readonly user: { readonly id: string; readonly name: string; readonly roles: readonly StaffRole[] };
  readonly tenant: { readonly id: string; readonly name: Text; readonly zone: string };
  readonly demo: boolean;
};

/** A demo tenant's sign-ins, shown on the sign-in page of a demo and nowhere else. */
export type SignInHint = {
  readonly tenant: string;
  readonly tenantName: Text;
  readonly users: readonly { readonly user: string; readonly password: string; readonly roles: readonly StaffRole[] }[];
};

/** Signing in and out. */
export interface Sessions {
  hints(): readonly SignInHint[];
  /** Throws `session.refused` alike for an unknown tenant, an unknown name and a wrong password, and `session.too-many-tries`. */
  signIn(
    given: { readonly tenant: string; readonly user: string; readonly password: string },
    address: string,
  ): Promise<{ readonly token: string; readonly until: string; readonly me: Myself }>;
  signOut(token: string): Promise<void>;
  /** The scope behind a session's or an API token's secret; `undefined` when it is unknown, ended or revoked. */
  scopeOf(secret: string): Promise<Scope | undefined>;
  me(scope: Scope): Promise<Myself | undefined>;
}

export type Person = {
  readonly id: string;
  readonly user: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly updatedAt: string;
};

/** The people of a tenant. */
export interface People {
  list(scope: Scope, page: PageRequest): Promise<Page<Person>>;
  /** Throws `person.exists`. */
  create(
    scope: Scope,
    person: { readonly user: string; readonly name: string; readonly password: string; readonly roles: readonly StaffRole[] },
  ): Promise<{ readonly id: string }>;
  /** Throws `person.not-found`, `person.last-admin`. */
  setRoles(scope: Scope, id: string, roles: readonly StaffRole[]): Promise<void>;
}

export type ApiToken = {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt: string;
};

/** API tokens: shown once, stored as a hash. */
export interface ApiTokens {
  list(scope: Scope, page: PageRequest): Promise<Page<ApiToken>>;
  /** Throws `token.too-mighty` when the roles are more than the maker's own. */
  create(
    scope: Scope,
    token: { readonly name: string; readonly roles: readonly StaffRole[]; readonly expiresInDays: number },
  ): Promise<{ readonly id: string; readonly token: string; readonly expiresAt: string }>;
  /** Throws `token.not-found`. */
  revoke(scope: Scope, id: string): Promise<void>;
}

/** A connection as it may be shown: the names of its secrets, never their values. */
export type ConnectionRow = {
  readonly system: string;
  readonly environment: Environment;
  readonly baseUrl: string;
  readonly secrets: readonly string[];
  readonly updatedAt: string;
};

/** How a tenant reaches its systems, by environment. */
export interface Connections {
  list(scope: Scope, page: PageRequest): Promise<Page<ConnectionRow>>;
  /** Secrets that are named are replaced (null removes one); the others stay. */
  save(
    scope: Scope,
    connection: {
      readonly system: string;
      readonly environment: Environment;
      readonly baseUrl: string;
      readonly secrets: Readonly<Record<string, string | null>>;
    },
  ): Promise<void>;
  /** With the secrets' values, for the one who performs a part's HTTP: never leaves the runtime. */
  connectionOf(
    scope: Scope,
    environment: Environment,
    system: string,
  ): Promise<{ readonly baseUrl: string; readonly secrets: Readonly<Record<string, string>> } | undefined>;
}

/** A message that a real deployment would have sent to a customer's phone. */
export type OutboxMessage = { readonly id: string; readonly to: string; readonly text: string; readonly at: string };

/** The demo's telephone: what was sent, to be read on the screen. */
export interface Outbox {
  send(scope: Scope, message: { readonly id: string; readonly to: string; readonly text: string }): Promise<void>;
  list(scope: Scope, page: PageRequest): Promise<Page<OutboxMessage>>;
}
