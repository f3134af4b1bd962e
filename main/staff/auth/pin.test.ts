import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fitsPin, fitsPins, hashPin, hashingOf } from './pin-hash.ts';
import { isPinHash } from '../../settings/pin-hash-format.ts';
import { pinFault } from './pin-rules.ts';
import { noTries, oneMore, pauseAfter, pauseLeftMs, readTries } from './pin-tries.ts';

describe('a new PIN', () => {
  it.each(['', '12345', '1234567890123', '12a456', ' 482917', '４８２９１７'])('%j is no PIN', (pin) => {
    expect(pinFault(pin)).toBe('pin-malformed');
  });

  it.each([
    ...['111111', '123456', '654321', '012345', '890123', '024680', '121212', '123123', '112233', '998877'],
    ...['123321', '147258', '121221', '00000000', '246810', '135135135'],
  ])('%s is one that everybody tries', (pin) => {
    expect(pinFault(pin)).toBe('pin-trivial');
  });

  it.each(['482917', '902175', '31859204', '112358132134'])('%s will do', (pin) => {
    expect(pinFault(pin)).toBeNull();
  });

  it('leaves nearly all to choose from', () => {
    const all = Array.from({ length: 10_000 }, (_, index) =>
      String((index * 99_991) % 1_000_000).padStart(6, '0'),
    );
    expect(all.filter((pin) => pinFault(pin) === null).length).toBeGreaterThan(9_900);
  });
});

describe('the hash of a PIN', () => {
  it('fits this PIN, no other, and differs each time', async () => {
    const [one, other] = await Promise.all([hashPin('482917'), hashPin('482917')]);
    expect(one).not.toBe(other);
    expect(one).not.toContain('482917');
    expect(await fitsPin('482917', one)).toBe(true);
    expect(await fitsPin('482918', one)).toBe(false);
    expect(await fitsPin('', one)).toBe(false);
  });

  it('is made and compared here where the worker does not work, which is logged', async () => {
    const broken = () =>
      Promise.reject(Object.assign(new Error('no worker'), { code: 'ERR_WORKER_INIT_FAILED' }));
    const error = vi.fn();
    const hashing = hashingOf({ fitsPins: broken, hashPin: broken }, { error });
    const hash = await hashing.hashPin('482917');
    expect(await hashing.fitsPins({ pin: '482917', hashes: [hash, ''] })).toEqual([true, false]);
    expect(error.mock.calls).toEqual([
      [{ reason: 'ERR_WORKER_INIT_FAILED' }, 'the worker hashes no PINs'],
      [{ reason: 'ERR_WORKER_INIT_FAILED' }, 'the worker hashes no PINs'],
    ]);
    // The same as in a worker that does.
    expect(await fitsPins({ pin: '482917', hashes: [hash] })).toEqual([true]);
  });

  it.each([
    ...['', '482917', 'scrypt$1$8$1$AAAAAAAAAAAAAAAAAAAAAA==$' + 'A'.repeat(43) + '='],
    // Cheap parameters would bypass the cost, expensive ones would block the kiosk.
    'scrypt$1048576$8$1$AAAAAAAAAAAAAAAAAAAAAA==$' + 'A'.repeat(43) + '=',
    'scrypt$32767$8$1$AAAAAAAAAAAAAAAAAAAAAA==$' + 'A'.repeat(43) + '=',
  ])('%j is none and fits nothing', async (hash) => {
    expect(isPinHash(hash)).toBe(false);
    expect(await fitsPin('482917', hash)).toBe(false);
  });
});

describe('the pauses', () => {
  it('grow, and never get shorter', () => {
    const pauses = Array.from({ length: 20 }, (_, failures) => pauseAfter(failures));
    expect(pauses.slice(0, 5)).toEqual([0, 0, 0, 30_000, 60_000]);
    expect(pauses.at(-1)).toBe(3_600_000);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  });

  it('leave fewer than fifty tries a day', () => {
    let tries = noTries;
    let count = 0;
    for (let now = 0; now < 86_400_000; now += pauseAfter(tries.failures) + 1_000) {
      tries = oneMore(tries, now);
      count += 1;
    }
    expect(count).toBeLessThan(50);
  });

  it('can be waited out, whatever the clock does, but not set aside by setting it back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 100 }), fc.integer(), fc.integer(), (failures, lastAt, now) => {
        const wait = pauseLeftMs({ failures, lastAt }, now);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(pauseAfter(failures));
        if (now < lastAt) expect(wait).toBe(pauseAfter(failures));
        expect(pauseLeftMs({ failures, lastAt: now }, now + wait + pauseAfter(failures))).toBe(0);
      }),
    );
  });

  it('take anything unreadable for no tries', () => {
    for (const stored of [null, 3, {}, { failures: -1, lastAt: 0 }])
      expect(readTries(stored)).toEqual(noTries);
    expect(readTries({ failures: 2, lastAt: 5 })).toEqual({ failures: 2, lastAt: 5 });
  });
});
