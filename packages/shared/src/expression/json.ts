import { z } from 'zod';

/** A JSON value: what variables, events and settings are stored as. */
export const Json = z.json();
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
