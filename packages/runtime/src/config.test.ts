import { describe, expect, test } from 'vitest';
import { badConfig, readConfig } from './config.ts';

describe('the configuration', () => {
  test('needs nothing to be set', () => {
    expect(readConfig({}, {})).toMatchObject({ port: 4600, host: '127.0.0.1', demo: false, https: false, origins: [], egress: [] });
  });

  test('takes the command line before the environment', () => {
    expect(readConfig({ port: 5000 }, { PORT: '6000', HOST: '::1' })).toMatchObject({ port: 5000, host: '::1' });
  });

  test('is known by https when its public address says so, and trusts that origin', () => {
    expect(readConfig({}, { MORTISE_PUBLIC: 'https://service.example/' })).toMatchObject({
      https: true,
      origins: ['https://service.example'],
    });
  });

  test('names the variable that cannot be read', () => {
    expect(() => readConfig({}, { PORT: 'four' })).toThrow('PORT');
    try {
      readConfig({}, { MORTISE_ORIGINS: 'not an origin' });
    } catch (error) {
      expect(badConfig.is(error)).toBe(true);
    }
    expect.assertions(2);
  });
});
