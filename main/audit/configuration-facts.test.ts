import { expect, it } from 'vitest';
import { Configuration } from '../settings/configuration.ts';
import { nothingSet, type Settings } from '../settings/stored-shape.ts';
import { changesBetween, factsOf } from './configuration-facts.ts';

const secret = `s3cret-${'k'.repeat(50)}`;

function facts(stored: Partial<Settings>) {
  return factsOf(
    new Configuration({
      store: { read: () => ({ ok: true, value: { ...nothingSet, ...stored } }) },
      readPolicy: () => ({ ok: true, value: null }),
      readGivenKey: () => ({ ok: true, value: null }),
    }),
  );
}

it('tells what differs from the defaults, and of secrets only that they are set', () => {
  const { shown } = facts({
    apiKey: secret,
    values: { maxAttempts: 2 },
    pins: { clerk: null, administrator: 'scrypt…' },
  });
  expect(shown).toEqual({ maxAttempts: 2, apiKey: 'set', administratorPin: 'set' });
});

it('tells a setting’s old and new value', () => {
  expect(changesBetween(facts({ values: { maxAttempts: 2 } }), facts({ values: {} }))).toEqual([
    { name: 'maxAttempts', from: 2, to: null },
  ]);
});

it('tells that a secret became another one, without either', () => {
  const changes = changesBetween(facts({ apiKey: secret }), facts({ apiKey: `${secret}2` }));
  expect(changes).toEqual([{ name: 'apiKey', from: 'set', to: 'set' }]);
  expect(changesBetween(facts({ apiKey: secret }), facts({ apiKey: secret }))).toEqual([]);
  expect(changesBetween(facts({ apiKey: secret }), facts({}))).toEqual([
    { name: 'apiKey', from: 'set', to: null },
  ]);
});

it('names a long text by its hash', () => {
  const words = `picture\nsending\nkeeping\n# Heading\n${'words '.repeat(60)}`;
  const consentText = { kk: words, ru: words, en: words };
  const { consentText: shown } = facts({ values: { consentText } }).shown;
  expect(shown).toEqual({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
});
