import type { Text } from '@mortise/shared/text';
import type { z } from 'zod';
import type { Part } from './define-part.ts';

/** A system of the insurer or of a partner, and the parts it brings. */
export type Connector = {
  readonly id: string;
  readonly title: Text;
  readonly help: Text;
  /** The open fields of a connection; `baseUrl` is among them. */
  readonly connection: z.ZodObject<{ baseUrl: z.ZodType<string> } & z.ZodRawShape>;
  /** Names of what is stored sealed, and asked for without ever being shown again. */
  readonly secrets: readonly { readonly name: string; readonly title: Text }[];
  readonly parts: readonly Part[];
};

/** Declares a connector: its sign-in form and its parts. */
export function defineConnector(connector: Connector): Connector {
  return connector;
}
