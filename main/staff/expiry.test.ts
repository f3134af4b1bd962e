import { describe, expect, it } from 'vitest';
import type { Log } from '../platform/log.ts';
import type { LastSeen, SeenCertificate } from '../verification/last-seen.ts';
import { describeExpiry, logExpiryDaily, type ExpiryFacts } from './expiry.ts';

const now = new Date('2026-12-01T09:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();
const certificate = (name: string, days: number): SeenCertificate => ({
  ...{ name, until: inDays(days), fingerprint: `print of ${name}`, pin: `pin of ${name}` },
  isRoot: name.startsWith('root'),
});
const at = inDays(-1);
const contract = { code: null, at } as const;

interface Changes extends Partial<Omit<ExpiryFacts, 'lastSeen'>> {
  readonly chain?: readonly SeenCertificate[] | null;
  readonly authorities?: readonly SeenCertificate[];
  readonly subscription?: LastSeen['facts']['subscription'];
}
function expiry({ chain = [], authorities = [], subscription = null, ...facts }: Changes = {}) {
  const seen = chain && { host: 'service.test', at, certificates: [...chain] };
  return describeExpiry({
    ...{ host: 'service.test', spkiPins: [], hasKey: false, now, ...facts },
    lastSeen: {
      authorities,
      facts: { chain: seen, subscription, key: { mark: '0a1b2c3d', since: at } },
    },
  });
}
const told = (changes: Changes) =>
  expiry(changes).things.map((thing) =>
    thing.kind === 'certificate'
      ? `${thing.of} ${thing.name} ${thing.daysLeft} ${thing.state}`
      : `${thing.kind} ${thing.state}`,
  );

describe('what expires', () => {
  it('is unknown where nothing has been seen, or only of another service', () => {
    expect(expiry({ chain: null })).toEqual({ state: 'unknown', things: [] });
    expect(told({ chain: [certificate('leaf', 1)], host: 'another.test' })).toEqual([]);
  });

  it.each([
    [30, 'good'],
    [29.9, 'care'],
    [0, 'care'],
    [-0.1, 'bad'],
  ])('a certificate with %s days left is %s', (days, state) => {
    expect(expiry({ chain: [certificate('leaf', days)] })).toMatchObject({
      state,
      things: [{ of: 'service', until: inDays(days), daysLeft: Math.floor(days) }],
    });
  });

  it('names the service’s own certificate and those between; a built-in root comes with the program', () => {
    const chain = [certificate('leaf', 60), certificate('middle', 900), certificate('root', -1)];
    expect(told({ chain })).toEqual(['service leaf 60 good', 'issuer middle 900 good']);
  });

  it('names each authority of the file once; one that is not in use may end without harm', () => {
    const chain = [certificate('leaf', 60), certificate('middle', 400), certificate('root', 20)];
    const authorities = [certificate('root', 20), certificate('root of yesterday', -3), chain[1]!];
    expect(told({ chain, authorities })).toEqual([
      'service leaf 60 good',
      'file root of yesterday -3 care',
      'file root 20 care',
      'file middle 400 good',
    ]);
    expect(
      told({ chain: [chain[0]!, certificate('root', -1)], authorities: [certificate('root', -1)] })[1],
    ).toBe('file root -1 bad');
    const many = Array.from({ length: 150 }, (_, n) => certificate(`root ${n}`, 1000 - n));
    expect(told({ authorities: many })).toHaveLength(5);
    expect(told({ authorities: many })[0]).toBe('file root 149 851 good');
  });

  it('counts the pinned keys that the service has shown', () => {
    const chain = [certificate('leaf', 60)];
    const [one, other] = ['pin of leaf', 'pin of the next leaf'];
    expect(expiry({ chain, spkiPins: [one, other] }).things.at(-1)).toEqual({
      ...{ kind: 'pins', state: 'good', set: 2, seen: 1 },
    });
    expect(expiry({ chain, spkiPins: [other] })).toMatchObject({ state: 'bad' });
    expect(expiry({ chain: null, spkiPins: [other] })).toEqual({
      state: 'unknown',
      things: [{ kind: 'pins', state: 'unknown', set: 1, seen: null }],
    });
  });

  it('tells what the service last said of the contract, and since when the key is used', () => {
    expect(told({ subscription: contract, hasKey: true })).toEqual(['subscription good', 'key good']);
    expect(expiry({ subscription: { ...contract, code: 'subscription-none-active' } })).toMatchObject({
      state: 'bad',
      things: [{ kind: 'subscription', code: 'subscription-none-active', at }],
    });
  });
});

it('is logged once a day and when its state changes, as a warning where something needs attention', () => {
  const lines: string[] = [];
  const line = (level: string) => (fields: object, text: string) =>
    void lines.push(`${level} ${JSON.stringify(fields).slice(0, 15)} ${text}`);
  const log = { info: line('info'), warn: line('warn') } as unknown as Log;
  let today = new Date(2026, 11, 1, 9);
  let days = 60;
  const note = logExpiryDaily(
    log,
    () => expiry({ chain: [certificate('leaf', days)] }),
    () => today,
  );
  note();
  note();
  const [well, care] = ['info {"state":"good" what expires', 'warn {"state":"care" what expires'];
  expect(lines).toEqual([well]);
  days = 20;
  note();
  note();
  expect(lines).toEqual([well, care]);
  today = new Date(2026, 11, 2, 9);
  note();
  expect(lines).toEqual([well, care, care]);
});
