import type { Scope } from '@mortise/shared/tenant';

/** The session cookie of one request: kept after signing in, dropped after signing out. The browser's script never sees it. */
export type SessionCookie = {
  readonly token: string | undefined;
  keep(token: string, until: string): void;
  drop(): void;
};

/** What a procedure is told of its request. Capabilities come to a router as arguments, not through here. */
export type Context = {
  /** From a verified session or API token; nothing else makes one. */
  readonly scope: Scope | undefined;
  readonly requestId: string;
  /** The caller's network address: for limits, never stored with a person. */
  readonly address: string;
  readonly session: SessionCookie;
};
