import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { isTimeUp, orAbort, pause, withTimeLimit } from './time-limit.ts';

const never = new AbortController().signal;

test('the time is up although garbage was collected meanwhile', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const begin = () =>
    new Promise<boolean>((resolve) => {
      const limit = withTimeLimit(199.5, never);
      limit.addEventListener('abort', () => resolve(isTimeUp(limit)), { once: true });
    });
  const ended = begin();
  for (let round = 0; round < 10; round += 1) {
    await new Promise(setImmediate);
    collect();
  }
  expect(await ended).toBe(true);
});

test('cancelled by another signal, the time is not up', () => {
  const cancel = new AbortController();
  const limit = withTimeLimit(600_000, undefined, cancel.signal);
  expect(limit.aborted || isTimeUp(limit)).toBe(false);
  cancel.abort();
  expect(limit.aborted && !isTimeUp(limit)).toBe(true);
});

test('a promise is waited for until the signal', async () => {
  const failure = () => new Error('given up');
  expect(await orAbort(Promise.resolve(1), never, failure)).toBe(1);
  await expect(orAbort(Promise.reject(new Error('its own')), never, failure)).rejects.toThrow('its own');
  const cancel = new AbortController();
  const hanging = orAbort(new Promise(() => undefined), cancel.signal, failure);
  cancel.abort();
  await expect(hanging).rejects.toThrow('given up');
  await expect(orAbort(new Promise(() => undefined), cancel.signal, failure)).rejects.toThrow('given up');
});

test('a pause ends by itself, and at once with the signal', async () => {
  await pause(1, never);
  const cancel = new AbortController();
  const long = pause(600_000, cancel.signal);
  cancel.abort();
  await long;
  await pause(600_000, cancel.signal);
});
