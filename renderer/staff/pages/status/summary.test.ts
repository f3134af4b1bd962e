import { expect, it } from 'vitest';
import { cannedStation, type StationKind } from '../../../preview/staff-stations.ts';
import { staffT } from '../../../text/staff-i18n.ts';
import { expiryPart } from './expiry-line.ts';
import { worstFirst, summaryOf } from './summary.ts';
import { tileFacts } from './tile-facts.ts';

const words = { language: 'en', t: staffT.en } as const;

function summary(kind: StationKind, changes: Partial<ReturnType<typeof cannedStation>['status']> = {}) {
  const status = { ...cannedStation(kind).status, ...changes };
  return summaryOf([...tileFacts(status, words), expiryPart(status.expiry)], status.policy, words);
}

it('says that all is well', () => {
  expect(summary('healthy')).toEqual({ state: 'good', words: 'Everything is OK.' });
});

it('names all that does not work, and whom to call about the first', () => {
  const { policy } = cannedStation('healthy').status;
  expect(summary('troubled', { policy })).toEqual({
    state: 'bad',
    words:
      'Not working: camera, service, clock, expiry dates. Do what is written below; if it doesn’t help, call the bank’s IT.',
  });
  expect(summary('virgin').words).toBe('Not working: key. An administrator can fix this.');
});

it('a broken policy file is the only thing that counts', () => {
  expect(summary('troubled')).toEqual({ state: 'bad', words: staffT.en('status.policyInvalid') });
});

it('what needs attention is named when nothing is broken', () => {
  const { clock } = cannedStation('healthy').status;
  expect(summary('healthy', { clock: { ...clock, state: 'care', offsetMs: 90_000 } })).toEqual({
    state: 'care',
    words: 'Needs attention: clock. Call the bank’s IT.',
  });
});

it('names dates that are near', () => {
  const { expiry } = cannedStation('troubled').status;
  expect(summary('healthy', { expiry: { ...expiry, state: 'care' } })).toEqual({
    state: 'care',
    words: 'Needs attention: expiry dates. Call the bank’s IT.',
  });
});

it('puts faults first and keeps the order of what is alike', () => {
  const tiles = worstFirst(tileFacts(cannedStation('troubled').status, words));
  expect(tiles.map(({ tile }) => tile)).toEqual(['camera', 'service', 'clock', 'key', 'storage']);
});
