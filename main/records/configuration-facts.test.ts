import { expect, it } from 'vitest';
import { Configuration } from '../settings/configuration.ts';
import { nothingSet, type Settings } from '../settings/store/stored-shape.ts';
import { changesBetween, factsOf, markWith, showFacts } from './configuration-facts.ts';
import { makeRunKey } from './station-key.ts';

const secret = `s3cret-${'k'.repeat(50)}`;

const markOf = markWith(makeRunKey());

function facts(stored: Partial<Settings>) {
  return factsOf(
    new Configuration({
      store: { read: () => ({ ok: true, value: { ...nothingSet, ...stored } }) },
      readPolicy: () => ({ ok: true, value: null }),
      readGivenPassword: () => ({ ok: true, value: null }),
      readGivenKey: () => ({ ok: true, value: null }),
    }),
  );
}

it('contains what differs from the defaults, and of secrets only that they are set', () => {
  const stored = {
    apiKey: secret,
    values: { maxAttempts: 2 },
    pins: { clerk: null, administrator: 'scrypt…' },
  };
  const set = expect.stringMatching(/^set [0-9a-f]{8}$/) as unknown;
  const shown = showFacts(facts(stored), markOf);
  expect(shown).toEqual({ maxAttempts: 2, apiKey: set, administratorPin: set });
  expect(showFacts(facts(stored), markOf), 'the same each time').toEqual(shown);
  expect(showFacts(facts(stored), markWith(makeRunKey())), 'and elsewhere another').not.toEqual(shown);
  expect(showFacts(facts(stored), markWith(null))).toMatchObject({ apiKey: 'set ?' });
});

it('records a setting’s old and new value', () => {
  expect(changesBetween(facts({ values: { maxAttempts: 2 } }), facts({ values: {} }), markOf)).toEqual([
    { name: 'maxAttempts', from: 2, to: null },
  ]);
});

it('records that a secret was changed, without either value', () => {
  const [change, ...others] = changesBetween(
    facts({ apiKey: secret }),
    facts({ apiKey: `${secret}2` }),
    markOf,
  );
  expect(others).toEqual([]);
  expect(change).toMatchObject({ name: 'apiKey', from: expect.stringMatching(/^set /) as unknown });
  expect(change!.to).not.toBe(change!.from);
  expect(changesBetween(facts({ apiKey: secret }), facts({ apiKey: secret }), markOf)).toEqual([]);
  expect(changesBetween(facts({ apiKey: secret }), facts({}), markOf)).toEqual([
    { name: 'apiKey', from: change!.from, to: null },
  ]);
  // While the key store is locked there is no mark; the change is recorded nevertheless.
  expect(
    changesBetween(facts({ apiKey: secret }), facts({ apiKey: `${secret}2` }), markWith(null)),
  ).toHaveLength(1);
});

it('replaces a long text by its hash', () => {
  const words = `picture\nsending\nkeeping\n# Heading\n${'words '.repeat(60)}`;
  const consentText = { kk: words, ru: words, en: words };
  const { consentText: shown } = facts({ values: { consentText } }).values;
  expect(shown).toEqual({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
});
