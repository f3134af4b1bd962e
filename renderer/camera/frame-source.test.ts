import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeVideo } from '../../test/fakes/face-worker.ts';
import { nextFrame } from './frame-source.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function rig() {
  const video = new FakeVideo();
  const state = { isOver: false };
  void nextFrame(video as unknown as HTMLVideoElement, 60).then(() => (state.isOver = true));
  return { video, state };
}

it('waits for the next frame, and no longer', async () => {
  const { video, state } = rig();
  await vi.advanceTimersByTimeAsync(33);
  expect(state.isOver).toBe(false);
  video.show(33);
  await vi.advanceTimersByTimeAsync(0);
  expect(state.isOver).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

it('of a camera that gives none: waits for its time, and asks for none any more', async () => {
  const { video, state } = rig();
  await vi.advanceTimersByTimeAsync(59);
  expect(state.isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(state.isOver).toBe(true);
  expect(video.isWatched).toBe(false);
});
