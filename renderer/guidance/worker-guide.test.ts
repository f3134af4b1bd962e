import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeFaceWorker, FakeVideo } from '../../test/fakes/face-worker.ts';
import type { PictureLimits } from '../../preload/contract.ts';
import type { GuideEvent } from './guide.ts';
import { restingOval } from './guidance.ts';
import { WorkerGuide } from './worker-guide.ts';

const limits = {} as PictureLimits;
const guidance = {
  type: 'GUIDANCE',
  guidance: { hint: 'steady', oval: restingOval, holding: null },
} as const;
const picture = {
  bytes: new Uint8Array([1, 2, 3]),
  ...{ width: 4, height: 3, quality: 0.8 },
  facts: { mode: 'automatic', hint: null, measures: null },
} as const;

let frames = 0;

beforeEach(() => {
  vi.useFakeTimers();
  frames = 0;
  vi.stubGlobal(
    'VideoFrame',
    class {
      constructor() {
        frames += 1;
      }
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function rig() {
  const workers: FakeFaceWorker[] = [];
  const video = new FakeVideo();
  const state = { isOpen: true };
  const guide = new WorkerGuide({
    startWorker: () => {
      const worker = new FakeFaceWorker();
      workers.push(worker);
      return worker as unknown as Worker;
    },
    base: 'app://kiosk/face/',
    video: () => (state.isOpen ? (video as unknown as HTMLVideoElement) : null),
  });
  const events: GuideEvent[] = [];
  const follow = () => guide.follow(90, (event) => events.push(event));
  const worker = (): FakeFaceWorker => workers.at(-1)!;
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const loaded = async (): Promise<void> => {
    worker().tell({ kind: 'loaded' });
    await settle();
  };
  /** Follows a person, with the models loaded. @returns the follow's number and the function that ends it */
  const following = async () => {
    const leave = follow();
    await loaded();
    return { leave, followId: worker().last('follow')!.followId };
  };
  return { guide, workers, video, state, events, follow, worker, loaded, following };
}

describe('frames', () => {
  it('begin when the models are loaded, upright as the camera hangs', async () => {
    const { follow, loaded, worker, video } = rig();
    follow();
    expect(video.isWatched).toBe(false);
    await loaded();
    expect(worker().last('follow')).toMatchObject({ rotation: 90 });
    // With the current frame.
    expect(worker().last('frame')).toMatchObject({ atMs: performance.now() });
    worker().tell({ kind: 'looked', followId: worker().last('follow')!.followId, tookMs: 1 });
    video.show(1_000);
    expect(worker().last('frame')).toMatchObject({ atMs: 1_000 });
  });

  it('come one at a time, and no more than twelve a second', async () => {
    const { following, worker, video } = rig();
    const { followId } = await following();
    const looked = (): void => worker().tell({ kind: 'looked', followId, tookMs: 1 });
    looked();
    video.show(1_000);
    video.show(1_100);
    expect(worker().count('frame')).toBe(2);
    looked();
    for (let nowMs = 1_100; nowMs < 2_100; nowMs += 1000 / 30) {
      video.show(nowMs);
      looked();
    }
    expect(worker().count('frame')).toBeGreaterThanOrEqual(11);
    expect(worker().count('frame')).toBeLessThanOrEqual(14);
    // Those that are not sent are not even taken from the camera.
    expect(frames).toBe(worker().count('frame'));
  });

  it('stop when the person is left', async () => {
    const { following, worker, video } = rig();
    const { leave } = await following();
    leave();
    expect(worker().count('stop')).toBe(1);
    expect(video.isWatched).toBe(false);
  });
});

describe('events', () => {
  it('reach the listener, and never one of a person who has left', async () => {
    const { following, worker, events } = rig();
    const first = await following();
    worker().tell({ kind: 'event', followId: first.followId, event: guidance });
    first.leave();
    const second = await following();
    worker().tell({ kind: 'event', followId: first.followId, event: { type: 'FACE_STEADY' } });
    worker().tell({ kind: 'event', followId: second.followId, event: { type: 'PERSON_LEFT' } });
    expect(events).toEqual([guidance, { type: 'PERSON_LEFT' }]);
  });
});

describe('the picture', () => {
  it('comes from the worker once it guides, and can be shown', async () => {
    const { guide, following, worker } = rig();
    const { followId } = await following();
    expect(await guide.take('automatic', limits)).toBeNull();
    worker().tell({ kind: 'event', followId, event: guidance });
    const taking = guide.take('automatic', limits);
    const { takeId } = worker().last('take')!;
    worker().tell({ kind: 'taken', takeId, picture });
    const taken = await taking;
    expect(taken?.quality).toEqual(picture.facts);
    expect(taken?.picture).toMatchObject({ width: 4, height: 3, bytes: picture.bytes });
    expect(taken?.picture.blobUrl).toMatch(/^blob:/);
  });

  it('is none when the worker dies over it', async () => {
    const { guide, following, worker } = rig();
    const { followId } = await following();
    worker().tell({ kind: 'event', followId, event: guidance });
    const taking = guide.take('by-hand', limits);
    worker().dispatchEvent(new Event('error'));
    expect(await taking).toBeNull();
  });
});

describe('a worker that fails', () => {
  const ways: Readonly<Record<string, (worker: FakeFaceWorker) => Promise<unknown> | void>> = {
    'says so': (worker) => worker.tell({ kind: 'failed', reason: 'test' }),
    'has crashed': (worker) => void worker.dispatchEvent(new Event('error')),
    'answers no more': () => vi.advanceTimersByTimeAsync(10_000),
  };
  it.each(Object.entries(ways))('that %s: told once, and replaced for the next person', async (_, fail) => {
    const { following, follow, worker, workers, events, video } = rig();
    await following();
    await fail(worker());
    expect(events).toEqual([{ type: 'GUIDE_FAILED' }]);
    expect(worker().isTerminated).toBe(true);
    expect(video.isWatched).toBe(false);
    follow();
    expect(workers.length).toBe(2);
  });

  it('that answers is left alone however long it takes', async () => {
    const { following, worker, events } = rig();
    await following();
    for (let round = 0; round < 20; round += 1) {
      await vi.advanceTimersByTimeAsync(2_000);
      worker().tell({ kind: 'alive' });
    }
    expect(events).toEqual([]);
  });

  it('three times in a row is not started again for ten minutes', async () => {
    const { follow, worker, workers, events } = rig();
    for (let round = 0; round < 4; round += 1) {
      follow();
      worker().tell({ kind: 'notLoaded', reason: 'test' });
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(workers.length).toBe(3);
    expect(events.length).toBe(4);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    follow();
    expect(workers.length).toBe(4);
  });
});

it('without an open camera there is no guidance', async () => {
  const { follow, loaded, state, events } = rig();
  state.isOpen = false;
  follow();
  await loaded();
  expect(events).toEqual([{ type: 'GUIDE_FAILED' }]);
});

describe('while nobody is there', () => {
  it('the worker is ended, and started again for the next person', async () => {
    const { guide, following, workers, worker, events } = rig();
    const { leave } = await following();
    leave();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(worker().isTerminated).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    expect(events).toEqual([]);
    guide.prepare();
    expect(workers.length).toBe(2);
  });

  it('not while somebody is guided, however long', async () => {
    const { following, worker } = rig();
    await following();
    for (let round = 0; round < 30; round += 1) {
      await vi.advanceTimersByTimeAsync(2_000);
      worker().tell({ kind: 'alive' });
    }
    expect(worker().isTerminated).toBe(false);
  });
});
