import { z } from 'zod';
import { type FeelType, listOf } from '../expression/index.ts';
import { Json, JsonRecord } from '../json/index.ts';
import type { VariableDecl, VariableType } from './graph.ts';

/** The name a variable is stored under: a money variable `total` is the integer `totalFen` in JSON and code (D9). */
export function storedName({ name, type }: Pick<VariableDecl, 'name' | 'type'>): string {
  return type === 'money' ? `${name}Fen` : name;
}

const feelTypes: Readonly<Record<VariableType, FeelType>> = {
  text: { kind: 'text' },
  number: { kind: 'number' },
  money: { kind: 'money' },
  boolean: { kind: 'boolean' },
  date: { kind: 'date' },
  dateTime: { kind: 'dateTime' },
  list: listOf(),
  context: { kind: 'context', fields: {}, open: true },
  files: listOf(),
};

/** What FEEL takes a variable of this type for. */
export function feelTypeOf(type: VariableType): FeelType {
  return feelTypes[type];
}

const storedSchemas: Readonly<Record<VariableType, z.ZodType<Json>>> = {
  text: z.string(),
  number: z.number(),
  money: z.int(),
  boolean: z.boolean(),
  date: z.iso.date(),
  dateTime: z.iso.datetime({ offset: true }),
  list: z.array(Json),
  context: JsonRecord,
  files: z.array(Json),
};

/** What the stored value of a variable must be. Money: integer fen. Dates: ISO local dates. */
export function storedSchema(type: VariableType): z.ZodType<Json> {
  return storedSchemas[type];
}
