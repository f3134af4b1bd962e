import { beforeEach, describe, expect, it } from 'vitest';
import { diskFull, FakeStore, keyringLocked } from '../../../test/fakes/settings-store.ts';
import type { Log } from '../../platform/log.ts';
import { SignIn } from './sign-in.ts';
import { fitsPins, hashPin } from './pin-hash.ts';

const administrator = '482917';
const clerk = '730264';
const pins = { administrator: await hashPin(administrator), clerk: await hashPin(clerk) };

let store: FakeStore;
let lines: string[];
let events: object[];
/** The wall clock and a monotonic clock, ms. */
let wall: number;
let steady: number;
const pass = (ms: number) => {
  wall += ms;
  steady += ms;
};
beforeEach(() => {
  store = new FakeStore({ pins });
  lines = [];
  events = [];
  wall = 1_800_000_000_000;
  steady = 5_000;
});

function open(policyPins?: typeof pins): SignIn {
  const note = (fields: unknown, text: string) => void lines.push(`${JSON.stringify(fields)} ${text}`);
  return new SignIn({
    fitsPins,
    store,
    pins: (settings) => policyPins ?? settings.pins,
    hasKey: ({ apiKey }) => apiKey !== null,
    log: { info: note, warn: note, error: note } as unknown as Log,
    note: (kind, data) => void events.push({ kind, ...data }),
    clock: { wallMs: () => wall, steadyMs: () => steady },
  });
}

describe('the state of the sign-in', () => {
  it('is a PIN where there is one', () => {
    expect(open().state()).toEqual({ ok: true, value: { kind: 'pin', waitMs: 0 } });
  });

  it('is the set-up on a station that holds no key, or whose set-up has begun', () => {
    store = new FakeStore();
    expect(open().state()).toEqual({ ok: true, value: { kind: 'set-up' } });
    store = new FakeStore({ apiKey: 'k', setUp: 'begun' });
    expect(open().state()).toEqual({ ok: true, value: { kind: 'set-up' } });
  });

  it('is nothing where a key came another way: whoever stands there first is nobody’s administrator', () => {
    store = new FakeStore({ apiKey: 'k' });
    expect(open().state()).toEqual({ ok: true, value: { kind: 'closed' } });
    store = new FakeStore({ apiKey: 'k', setUp: 'done' });
    expect(open().state()).toEqual({ ok: true, value: { kind: 'closed' } });
  });

  it('is an error while the settings can’t be read', () => {
    store.readTrouble = keyringLocked;
    expect(open().state()).toMatchObject({ ok: false, error: { code: 'secret-store-unavailable' } });
  });
});

describe('the set-up', () => {
  it('begins where nobody has been', async () => {
    store = new FakeStore();
    expect(await open().beginSetUp()).toEqual({ ok: true, value: null });
    expect(store.settings.setUp).toBe('begun');
  });

  it('does not begin where a script has set the station up meanwhile', async () => {
    store = new FakeStore();
    const signIn = open();
    const seen = signIn.state();
    store.settings = { ...store.settings, pins };
    expect(seen).toMatchObject({ value: { kind: 'set-up' } });
    expect(await signIn.beginSetUp()).toEqual({ ok: false, error: { code: 'set-up-closed' } });
    expect(store.changes).toBe(0);
  });

  it('tells why it could not be noted', async () => {
    store = new FakeStore();
    store.writeTrouble = diskFull;
    expect(await open().beginSetUp()).toMatchObject({ error: { code: 'settings-not-saved' } });
  });
});

describe('a PIN', () => {
  it('opens its own role', async () => {
    expect(await open().tryPin(administrator)).toEqual({ ok: true, value: 'administrator' });
    expect(await open().tryPin(clerk)).toEqual({ ok: true, value: 'clerk' });
  });

  it('that is wrong waits from the third time on, over a restart', async () => {
    const signIn = open();
    expect(await signIn.tryPin('000001')).toEqual({ ok: false, error: { code: 'pin-wrong', waitMs: 0 } });
    expect(await signIn.tryPin('000002')).toEqual({ ok: false, error: { code: 'pin-wrong', waitMs: 0 } });
    expect(await signIn.tryPin('000003')).toEqual({
      ok: false,
      error: { code: 'pin-wrong', waitMs: 30_000 },
    });
    pass(10_000);
    const restarted = open();
    expect(restarted.state()).toEqual({ ok: true, value: { kind: 'pin', waitMs: 20_000 } });
    // The right PIN too: otherwise the delay would reveal it.
    expect(await restarted.tryPin(administrator)).toEqual({
      ok: false,
      error: { code: 'pin-paused', waitMs: 20_000 },
    });
    pass(20_000);
    expect(await restarted.tryPin(administrator)).toMatchObject({ ok: true });
    expect(store.settings.pinTries).toBeNull();
  });

  it('is counted before it is looked at, and one after the other', async () => {
    const signIn = open();
    const tries = await Promise.all(
      Array.from({ length: 50 }, (_, index) => signIn.tryPin(String(100_000 + index))),
    );
    const codes = tries.map((tried) => (tried.ok ? 'open' : tried.error.code));
    expect(codes.filter((code) => code === 'pin-wrong')).toHaveLength(3);
    expect(codes.filter((code) => code === 'pin-paused')).toHaveLength(47);
  });

  it('gets no free tries from a disk that keeps no count', async () => {
    store.writeTrouble = diskFull;
    const signIn = open();
    expect(await signIn.tryPin('000001')).toMatchObject({ error: { code: 'pin-wrong', waitMs: 30_000 } });
    expect(await signIn.tryPin(administrator)).toMatchObject({ error: { code: 'pin-paused' } });
    pass(30_000);
    expect(await signIn.tryPin(administrator)).toEqual({ ok: true, value: 'administrator' });
  });

  it('of the policy opens the console also while the settings can’t be read, and is counted all the same', async () => {
    store.readTrouble = keyringLocked;
    store.writeTrouble = keyringLocked;
    const signIn = open(pins);
    expect(signIn.state()).toEqual({ ok: true, value: { kind: 'pin', waitMs: 0 } });
    expect(await signIn.tryPin('000001')).toMatchObject({ error: { code: 'pin-wrong', waitMs: 30_000 } });
    expect(await signIn.tryPin(administrator)).toMatchObject({ error: { code: 'pin-paused' } });
    pass(30_000);
    expect(await signIn.tryPin(administrator)).toEqual({ ok: true, value: 'administrator' });
  });

  describe.each([
    ['an hour back', -3_600_000],
    ['a year back', -365 * 86_400_000],
    ['a year forward', 365 * 86_400_000],
  ])('under a clock that is set %s', (_name, jumpMs) => {
    const failThrice = async () => {
      const signIn = open();
      for (const pin of ['000001', '000002', '000003']) await signIn.tryPin(pin);
      return signIn;
    };
    const waiting = (waitMs: number) => ({ ok: true, value: { kind: 'pin', waitMs } });

    it('pauses exactly as long as without it', async () => {
      const signIn = await failThrice();
      pass(10_000);
      wall += jumpMs;
      expect(signIn.state()).toEqual(waiting(20_000));
      pass(19_999);
      expect(await signIn.tryPin(administrator)).toMatchObject({ error: { code: 'pin-paused', waitMs: 1 } });
      pass(1);
      expect(await signIn.tryPin(administrator)).toEqual({ ok: true, value: 'administrator' });
    });

    it('pauses no longer than once more after a restart, also where the next restart comes soon', async () => {
      await failThrice();
      wall += jumpMs;
      steady = 0;
      const left = jumpMs < 0 ? 30_000 : 0;
      expect(open().state()).toEqual(waiting(left));
      // The clock reading is saved meanwhile.
      await new Promise(setImmediate);
      pass(20_000);
      steady = 0;
      const restarted = open();
      expect(restarted.state()).toEqual(waiting(Math.max(0, left - 20_000)));
      pass(10_000);
      expect(await restarted.tryPin(administrator)).toMatchObject({ ok: true });
    });

    it('pauses no longer than once more where the disk keeps no count', async () => {
      await failThrice();
      wall += jumpMs;
      store.writeTrouble = diskFull;
      const restarted = open();
      restarted.state();
      pass(30_000);
      expect(restarted.state()).toEqual(waiting(0));
    });
  });

  it('stands in no line of the log', async () => {
    const signIn = open();
    await signIn.tryPin('000001');
    await signIn.tryPin(administrator);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join()).not.toMatch(/000001|482917|scrypt/);
  });
});
