import { JsonRecord } from '@mortise/shared/json';
import { Text } from '@mortise/shared/text';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { blankOf, shapesOf } from './shape.ts';

const settings = z.strictObject({
  question: Text.meta({ label: { zh: '问题', en: 'Question' }, field: 'text' }),
  title: Text,
  expects: z.enum(['text', 'money']),
  attempts: z.int().min(1).max(10),
  urgent: z.boolean().optional(),
  names: z.array(z.string()),
  cases: z
    .array(z.strictObject({ id: z.string(), title: Text, when: z.string().meta({ field: 'expression' }) }))
    .meta({ field: 'conditions' }),
  rows: z.array(z.strictObject({ name: z.string(), keep: z.boolean() })),
  limits: z.strictObject({ most: z.number() }),
  anything: z.unknown(),
});
const schema = JsonRecord.parse(z.toJSONSchema(settings));

describe('a form made from a schema', () => {
  test('gives each setting the editor it asks for, or one by the form of its value', () => {
    expect(Object.fromEntries(shapesOf(schema).map(({ name, editor }) => [name, editor]))).toEqual({
      question: 'text',
      title: 'words',
      expects: 'choice',
      attempts: 'number',
      urgent: 'switch',
      names: 'list',
      cases: 'conditions',
      rows: 'rows',
      limits: 'group',
      anything: 'json',
    });
  });

  test('shows the label, or the name where there is none, and knows what may be left out', () => {
    const [question, title] = shapesOf(schema);
    expect([question?.label.zh, title?.label.zh]).toEqual(['问题', 'title']);
    expect(shapesOf(schema).find(({ name }) => name === 'urgent')?.required).toBe(false);
  });

  test('begins a new row with every member it must have', () => {
    const cases = shapesOf(schema).find(({ name }) => name === 'cases');
    expect(blankOf(JsonRecord.parse(cases?.schema.items))).toEqual({ id: '', title: { zh: '', en: '' }, when: '' });
    expect(blankOf(schema)).toMatchObject({ expects: 'text', attempts: 1, limits: { most: 0 } });
  });
});
