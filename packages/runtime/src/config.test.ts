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

  test('takes a MongoDB database only by an address of one, and none where the address is empty', () => {
    expect(readConfig({}, { MONGODB_URI: 'mongodb://db.example/insurer', MORTISE_LEASE: '3' })).toMatchObject({
      mongodb: 'mongodb://db.example/insurer',
      leaseMs: 3000,
    });
    expect(readConfig({}, { MONGODB_URI: '' }).mongodb).toBeUndefined();
    expect(() => readConfig({}, { MONGODB_URI: 'db.example' })).toThrow('MONGODB_URI');
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
