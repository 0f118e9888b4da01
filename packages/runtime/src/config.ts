import { resolve } from 'node:path';
import { defineFault } from '@mortise/shared/fault';
import { z } from 'zod';

/** A variable of the environment holds what it must not. */
export const badConfig = defineFault<{ detail: string }>('config.malformed', 'caller', ({ detail }) => detail);

const flag = z.enum(['0', '1', 'true', 'false', '']).transform((value) => value === '1' || value === 'true');
const list = z.string().transform((value) => value.split(',').flatMap((item) => (item.trim() === '' ? [] : [item.trim()])));
const origin = z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin);

/** Every variable the product reads, and what it is when it is not set. */
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_534).default(4600),
  HOST: z.string().default('127.0.0.1'),
  /** The data folder. */
  MORTISE_DATA: z.string().default('.mortise'),
  /** 32 bytes in base 64; without it the key in the data folder is used. */
  MORTISE_MASTER_KEY: z.string().optional(),
  LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  /** How the world reaches the product, if not where it listens: `https://service.example`. */
  MORTISE_PUBLIC: origin.optional(),
  /** The same for the second listener. */
  MORTISE_PUBLIC_FILES: origin.optional(),
  /** Other origins whose pages may call, with commas between. */
  MORTISE_ORIGINS: list.pipe(z.array(origin)).default([]),
  /** Private origins that parts may call all the same, with commas between. */
  MORTISE_EGRESS: list.pipe(z.array(origin)).default([]),
  /** Proxies in front whose word on the caller's address is believed. */
  MORTISE_PROXIES: list.default([]),
  MORTISE_DEMO: flag.default(false),
  /** Requests a minute from one address, and by one account. */
  MORTISE_RATE_ADDRESS: z.coerce.number().int().positive().default(3_000),
  MORTISE_RATE_ACCOUNT: z.coerce.number().int().positive().default(60_000),
  /** A MongoDB database in place of the data folder's: `mongodb://…/NAME`. Empty is none. */
  MONGODB_URI: z
    .string()
    .regex(/^(mongodb(\+srv)?:\/\/.+)?$/, 'an address of MongoDB begins with mongodb:// or mongodb+srv://')
    .optional(),
  /** How many seconds a process that says nothing counts as alive to the others on the same database. */
  MORTISE_LEASE: z.coerce.number().min(1).max(300).default(10),
});

/** How the product is set up. The only reader of the environment. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly masterKey: string | undefined;
  readonly log: z.infer<typeof Environment>['LOG'];
  /** Whether somebody asked for that level. */
  readonly isLogSet: boolean;
  readonly publicAddress: string | undefined;
  readonly publicFiles: string | undefined;
  readonly https: boolean;
  readonly origins: readonly string[];
  readonly egress: readonly string[];
  readonly proxies: readonly string[];
  readonly demo: boolean;
  readonly allowance: { readonly perAddress: number; readonly perAccount: number };
  readonly mongodb: string | undefined;
  readonly leaseMs: number;
};

/** What is given on the command line goes before the environment. */
export type Overrides = { readonly [K in 'port' | 'host' | 'data' | 'demo' | 'log']?: Config[K] | undefined };

/** Reads the environment. Throws `config.malformed`, naming the variable. */
export function readConfig(overrides: Overrides = {}, environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const read = Environment.safeParse(environment);
  if (!read.success) throw badConfig({ detail: z.prettifyError(read.error) });
  const given = read.data;
  return {
    port: overrides.port ?? given.PORT,
    host: overrides.host ?? given.HOST,
    data: resolve(overrides.data ?? given.MORTISE_DATA),
    masterKey: given.MORTISE_MASTER_KEY,
    log: overrides.log ?? given.LOG,
    isLogSet: overrides.log !== undefined || environment.LOG !== undefined,
    publicAddress: given.MORTISE_PUBLIC,
    publicFiles: given.MORTISE_PUBLIC_FILES,
    https: given.MORTISE_PUBLIC?.startsWith('https:') ?? false,
    origins: [...given.MORTISE_ORIGINS, ...(given.MORTISE_PUBLIC === undefined ? [] : [given.MORTISE_PUBLIC])],
    egress: given.MORTISE_EGRESS,
    proxies: given.MORTISE_PROXIES,
    demo: overrides.demo ?? given.MORTISE_DEMO,
    allowance: { perAddress: given.MORTISE_RATE_ADDRESS, perAccount: given.MORTISE_RATE_ACCOUNT },
    mongodb: given.MONGODB_URI === '' ? undefined : given.MONGODB_URI,
    leaseMs: given.MORTISE_LEASE * 1000,
  };
}
