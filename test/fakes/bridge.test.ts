import { expect, it } from 'vitest';
import { FakeBridge, fakeStation } from './bridge.ts';

it('copies the request before it returns, so that wiping the bytes afterwards harms nothing', async () => {
  const bridge = new FakeBridge();
  const picture = new Uint8Array([1, 2, 3]);
  const quality = { mode: 'unguided', hint: null, measures: null } as const;
  const answer = bridge.submitPicture({ attemptId: 'a', picture, quality });
  picture.fill(0);
  await answer;
  expect(bridge.sent('submitPicture')).toEqual([
    { attemptId: 'a', picture: new Uint8Array([1, 2, 3]), quality },
  ]);
});

it('refuses what cannot be serialised', () => {
  const bridge = new FakeBridge();
  const request = { sessionId: 's', callback: () => undefined };
  expect(() => bridge.endSession(request)).toThrow(DOMException);
});

it('gives copies of its answers and of the stations it tells', async () => {
  const bridge = new FakeBridge();
  const heard: unknown[] = [];
  const stop = bridge.onStationChanged((station) => heard.push(station));
  bridge.changeStation({});
  stop();
  bridge.changeStation({ version: 'unheard' });
  expect(heard).toEqual([fakeStation]);
  expect(heard[0]).not.toBe(fakeStation);
  const first = await bridge.getStation();
  expect(first).not.toBe(await bridge.getStation());
});
