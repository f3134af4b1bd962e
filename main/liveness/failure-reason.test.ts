import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { meaningOf, publishedReasons } from './failure-reason.ts';

const person = (failureClass: string) => ({ failureClass });
const service = (code: string) => ({ failureClass: 'service', code });
const subscription = (code: string) => ({ failureClass: 'subscription', code });

/** The vendor's published list, and what each means for a kiosk. Null: no detail is given. */
const published: readonly (readonly [string, string | null, object])[] = [
  ['CALC_RESULT', 'Closed eyes', person('eyes')],
  ['CALC_RESULT', 'Low prediction', person('general')],
  ['CALC_RESULT', 'Low overall prediction', person('general')],
  ['CALC_RESULT', 'Low overall prediciton', person('general')],
  ['CALC_RESULT', 'Mask Attack', person('general')],
  ['CLIENT', 'Medical mask check failed', person('face')],
  ['CLIENT', 'Illumination check failed', person('light')],
  ['CLIENT', 'Could not find face distance', person('distance')],
  ['SERVICE_ERROR', 'Could not send image to liveness service', service('service-backend-unavailable')],
  ['SERVICE_ERROR', null, service('service-error')],
  ['REQUEST_ERROR', null, service('service-error')],
  ['TIMEOUT', null, service('service-error')],
  ['CLIENT', 'No active or future subscription for technology', subscription('subscription-none-active')],
  ['CLIENT', 'Subscription does not have access to technology', subscription('access-denied')],
  ['CLIENT', 'Could not send image to liveness service', service('service-backend-unavailable')],
  ['OTHER', 'Incorrect image hash', service('service-error')],
];

describe.each(published)('%s: %s', (type, detail, meaning) => {
  test('is read, however it is written', () => {
    expect(meaningOf({ type, detail })).toEqual(meaning);
    expect(
      meaningOf({ type: ` ${type.toLowerCase()}\n`, detail: detail && `  ${detail.toUpperCase()} . ` }),
    ).toEqual(meaning);
    expect(meaningOf({ type: `${type}.`, detail: detail?.replace(/ /g, '  ') ?? '' })).toEqual(meaning);
  });

  test('with a word more is no reason that we know', () => {
    const longer = meaningOf({ type: `${type} X`, detail });
    expect(longer).toEqual(person('general'));
  });
});

test('the other documented texts of a refused client mean the same here', () => {
  expect(meaningOf({ type: 'CLIENT', detail: 'Client does not have subscription' })).toEqual(
    subscription('subscription-missing'),
  );
  expect(meaningOf({ type: 'CLIENT', detail: 'Subscription has not started.' })).toEqual(
    subscription('subscription-not-started'),
  );
  expect(meaningOf({ type: 'CLIENT', detail: 'Client does not have access to Liveness technology' })).toEqual(
    subscription('access-denied'),
  );
});

test('a type that is the service’s own failure is that, whatever it adds', () => {
  for (const type of ['SERVICE_ERROR', 'REQUEST_ERROR', 'TIMEOUT'])
    expect(meaningOf({ type, detail: 'something new' })).toEqual(service('service-error'));
});

test.each([
  null,
  { type: '', detail: null },
  { type: 'CLIENT', detail: null },
  { type: 'CLIENT', detail: 'something new' },
  { type: 'CALC_RESULT', detail: null },
  { type: 'OTHER', detail: null },
  { type: 'NEW', detail: 'Closed eyes' },
  { type: '__proto__', detail: 'constructor' },
])('%j is the person’s, with general tips', (reason) => {
  expect(meaningOf(reason)).toEqual(person('general'));
});

test('docs/liveness-service.md has the same table', () => {
  const doc = readFileSync(new URL('../../docs/liveness-service.md', import.meta.url), 'utf8');
  const rows = [...doc.matchAll(/^\| `([A-Z_]+)` +\| (`[^`]+`|–) +\| `([a-z]+)` +\| (`[a-z-]+`|–) +\|/gm)];
  const documented = rows.map(([, type, detail, failureClass, code]) =>
    [type, detail, failureClass, code].join(' ').replaceAll('`', ''),
  );
  const expected = publishedReasons.map(({ type, detail, meaning }) =>
    [type, detail ?? '–', meaning.failureClass, 'code' in meaning ? meaning.code : '–'].join(' '),
  );
  expect(documented).toEqual(expected);
});
