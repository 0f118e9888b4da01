import { describe, expect, test } from 'vitest';
import { collectConnectors } from './collect-connectors.ts';
import { partManifestOf } from './sdk/index.ts';

const connectors = await collectConnectors();
const parts = connectors.flatMap((connector) => connector.parts.map((part) => ({ id: part.id, connector, part })));

test('connectors are found by their folders', () => {
  expect(connectors.map(({ id }) => id)).toContain('core-system');
});

describe.each(parts)('$id', ({ connector, part }) => {
  test('is named after its system', () => expect(part.id.startsWith(`${connector.id}.`)).toBe(true));
  test('is the only part of its id', () => expect(parts.filter(({ id }) => id === part.id)).toHaveLength(1));
  test('has a worked example that its own input accepts', () => expect(() => part.input.parse(part.example)).not.toThrow());
  test('travels as plain JSON and comes back the same', () => {
    const manifest = partManifestOf(part);
    expect(JSON.parse(JSON.stringify(manifest))).toEqual(manifest);
  });
  test('refuses members its input does not know', () =>
    expect(() => part.input.parse({ ...Object(part.example), unforeseen: 1 })).toThrow());
  test('builds the same request from the same input', () => {
    const ask = () =>
      part.invoke('request', { input: part.example, context: { connection: { baseUrl: 'https://core.example' }, key: 'k' } });
    expect(ask()).toEqual(ask());
  });
  test('asks only for secrets its connector stores', () =>
    expect(connector.secrets.map(({ name }) => name)).toEqual(expect.arrayContaining([...part.secrets])));
  test('names its title and exits in both languages', () => {
    for (const { zh, en } of [part.title, part.help, ...part.exits.map(({ title }) => title)])
      expect([zh === '', en === '']).toEqual([false, false]);
  });
});
