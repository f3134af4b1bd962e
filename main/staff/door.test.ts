import { beforeEach, describe, expect, it } from 'vitest';
import { diskFull, FakeStore, keyringLocked } from '../../test/fakes/settings-store.ts';
import type { Log } from '../log.ts';
import { Door } from './door.ts';
import { fitsPins, hashPin } from './pin-hash.ts';

const administrator = '482917';
const clerk = '730264';
const pins = { administrator: await hashPin(administrator), clerk: await hashPin(clerk) };

let store: FakeStore;
let lines: string[];
let events: object[];
let now: number;
beforeEach(() => {
  store = new FakeStore({ pins });
  lines = [];
  events = [];
  now = 1_000_000;
});

function open(policyPins?: typeof pins): Door {
  const note = (fields: unknown, text: string) => void lines.push(`${JSON.stringify(fields)} ${text}`);
  return new Door({
    fitsPins,
    store,
    pins: (settings) => policyPins ?? settings.pins,
    hasKey: ({ apiKey }) => apiKey !== null,
    log: { info: note, warn: note, error: note } as unknown as Log,
    note: (kind, data) => void events.push({ kind, ...data }),
    now: () => now,
  });
}

describe('what stands before the console', () => {
  it('is a PIN where there is one', () => {
    expect(open().knock()).toEqual({ ok: true, value: { kind: 'pin', waitMs: 0 } });
  });

  it('is the set-up on a station that holds no key, or whose set-up has begun', () => {
    store = new FakeStore();
    expect(open().knock()).toEqual({ ok: true, value: { kind: 'set-up' } });
    store = new FakeStore({ apiKey: 'k', setUp: 'begun' });
    expect(open().knock()).toEqual({ ok: true, value: { kind: 'set-up' } });
  });

  it('is nothing where a key came another way: whoever stands there first is nobody’s administrator', () => {
    store = new FakeStore({ apiKey: 'k' });
    expect(open().knock()).toEqual({ ok: true, value: { kind: 'closed' } });
    store = new FakeStore({ apiKey: 'k', setUp: 'done' });
    expect(open().knock()).toEqual({ ok: true, value: { kind: 'closed' } });
  });

  it('is an error while the settings can’t be read', () => {
    store.readTrouble = keyringLocked;
    expect(open().knock()).toMatchObject({ ok: false, error: { code: 'secret-store-unavailable' } });
  });
});

describe('a PIN', () => {
  it('opens its own role', async () => {
    expect(await open().enter(administrator)).toEqual({ ok: true, value: 'administrator' });
    expect(await open().enter(clerk)).toEqual({ ok: true, value: 'clerk' });
  });

  it('that is wrong waits from the third time on, over a restart', async () => {
    const door = open();
    expect(await door.enter('000001')).toEqual({ ok: false, error: { code: 'pin-wrong', waitMs: 0 } });
    expect(await door.enter('000002')).toEqual({ ok: false, error: { code: 'pin-wrong', waitMs: 0 } });
    expect(await door.enter('000003')).toEqual({ ok: false, error: { code: 'pin-wrong', waitMs: 30_000 } });
    now += 10_000;
    const restarted = open();
    expect(restarted.knock()).toEqual({ ok: true, value: { kind: 'pin', waitMs: 20_000 } });
    // Also the right one: else the pause would tell which one that is.
    expect(await restarted.enter(administrator)).toEqual({
      ok: false,
      error: { code: 'pin-paused', waitMs: 20_000 },
    });
    now += 20_000;
    expect(await restarted.enter(administrator)).toMatchObject({ ok: true });
    expect(store.settings.pinTries).toBeNull();
  });

  it('is counted before it is looked at, and one after the other', async () => {
    const door = open();
    const tries = await Promise.all(
      Array.from({ length: 50 }, (_, index) => door.enter(String(100_000 + index))),
    );
    const codes = tries.map((tried) => (tried.ok ? 'open' : tried.error.code));
    expect(codes.filter((code) => code === 'pin-wrong')).toHaveLength(3);
    expect(codes.filter((code) => code === 'pin-paused')).toHaveLength(47);
  });

  it('gets no free tries from a disk that keeps no count', async () => {
    store.writeTrouble = diskFull;
    const door = open();
    expect(await door.enter('000001')).toMatchObject({ error: { code: 'pin-wrong', waitMs: 30_000 } });
    expect(await door.enter(administrator)).toMatchObject({ error: { code: 'pin-paused' } });
    now += 30_000;
    expect(await door.enter(administrator)).toEqual({ ok: true, value: 'administrator' });
  });

  it('of the policy opens the console also while the settings can’t be read, and is counted all the same', async () => {
    store.readTrouble = keyringLocked;
    store.writeTrouble = keyringLocked;
    const door = open(pins);
    expect(door.knock()).toEqual({ ok: true, value: { kind: 'pin', waitMs: 0 } });
    expect(await door.enter('000001')).toMatchObject({ error: { code: 'pin-wrong', waitMs: 30_000 } });
    expect(await door.enter(administrator)).toMatchObject({ error: { code: 'pin-paused' } });
    now += 30_000;
    expect(await door.enter(administrator)).toEqual({ ok: true, value: 'administrator' });
  });

  it('stands in no line of the log', async () => {
    const door = open();
    await door.enter('000001');
    await door.enter(administrator);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join()).not.toMatch(/000001|482917|scrypt/);
  });
});
