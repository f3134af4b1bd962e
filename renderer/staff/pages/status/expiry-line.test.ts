import { expect, it } from 'vitest';
import type { Language } from '../../../../preload/contract.ts';
import type { ExpiringThing } from '../../../../preload/station-status.ts';
import { staffT } from '../../../text/staff-i18n.ts';
import { expiryLine, expiryPart } from './expiry-line.ts';

const certificate = { kind: 'certificate', of: 'service', name: '*.biometric.kz' } as const;
const things: readonly ExpiringThing[] = [
  { ...certificate, state: 'good', until: '2027-06-01T12:00:00Z', daysLeft: 181 },
  { ...certificate, state: 'care', until: '2026-12-02T12:00:00Z', daysLeft: 1 },
  { ...certificate, state: 'bad', until: '2026-11-30T12:00:00Z', daysLeft: -1 },
  { kind: 'pins', state: 'good', set: 2, seen: 1 },
  { kind: 'pins', state: 'unknown', set: 2, seen: null },
  { kind: 'subscription', state: 'good', code: null, at: '2026-12-01T09:00:00Z' },
  { kind: 'subscription', state: 'bad', code: 'subscription-none-active', at: '2026-12-01T09:00:00Z' },
  { kind: 'key', state: 'good', since: '2026-11-12T09:00:00Z' },
];
const lines = (language: Language) =>
  things.map((thing) => {
    const { title, what, act } = expiryLine(thing, { language, t: staffT[language] });
    return `${title} | ${what}${act ? ' !' : ''}`.replaceAll('\u00a0', ' ');
  });

it('each is said in a line, with its day', () => {
  expect(lines('en')).toEqual([
    'Service certificate: *.biometric.kz | until 1 Jun 2027',
    'Service certificate: *.biometric.kz | until 2 Dec 2026, 1 day left !',
    'Service certificate: *.biometric.kz | ended 30 Nov 2026 !',
    'Pinned server keys | the server uses 1 of 2',
    'Pinned server keys | not compared yet',
    'Subscription | active, last seen 1 Dec 2026',
    'Subscription | No subscription is active (1 Dec 2026) !',
    'API key | in use since 12 Nov 2026',
  ]);
  expect(lines('ru')[1]).toBe('Сертификат сервиса: *.biometric.kz | до 02.12.2026, ещё 1 день !');
  expect(lines('kk')[1]).toBe('Қызмет сертификаты: *.biometric.kz | 02.12.2026 күні бітеді, 1 күн қалды !');
});

it('of the contract one calls another person than of certificates', () => {
  const part = (...of: ExpiringThing[]) => expiryPart({ state: of[0]?.state ?? 'unknown', things: of }).call;
  expect(things.map((thing) => part(thing))).toEqual([null, 'it', 'it', null, null, null, 'contract', null]);
  expect(part()).toBeNull();
});
