import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hasCamera, watchDevices, watchTrack } from './watch.ts';

/** A real EventTarget with the two properties that are read. */
class FakeTrack extends EventTarget {
  muted = false;
  fire(type: 'ended' | 'mute' | 'unmute'): void {
    this.muted = type === 'mute';
    this.dispatchEvent(new Event(type));
  }
}

function watched(muted = false) {
  const track = new FakeTrack();
  track.muted = muted;
  const onLost = vi.fn();
  const stop = watchTrack(track as unknown as MediaStreamTrack, onLost);
  return { track, onLost, stop };
}

describe('watching the track', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('says so at once when the track ends, and only once', () => {
    const { track, onLost } = watched();
    track.fire('ended');
    track.fire('ended');
    expect(onLost).toHaveBeenCalledTimes(1);
  });

  it('bears a short mute and says so within a second of a long one', () => {
    const { track, onLost } = watched();
    track.fire('mute');
    vi.advanceTimersByTime(400);
    track.fire('unmute');
    vi.advanceTimersByTime(5_000);
    expect(onLost).not.toHaveBeenCalled();
    track.fire('mute');
    vi.advanceTimersByTime(1_000);
    expect(onLost).toHaveBeenCalledTimes(1);
  });

  it('sees a track that was mute from the start', () => {
    const { onLost } = watched(true);
    vi.advanceTimersByTime(1_000);
    expect(onLost).toHaveBeenCalledTimes(1);
  });

  it('keeps quiet once stopped', () => {
    const { track, onLost, stop } = watched();
    track.fire('mute');
    stop();
    track.fire('ended');
    vi.advanceTimersByTime(5_000);
    expect(onLost).not.toHaveBeenCalled();
  });
});

describe('watching the devices', () => {
  it('hears of changes until stopped', () => {
    const devices = new EventTarget();
    const onChange = vi.fn();
    const stop = watchDevices(devices, onChange);
    devices.dispatchEvent(new Event('devicechange'));
    stop();
    devices.dispatchEvent(new Event('devicechange'));
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it.each([
    [['videoinput'], true],
    [['audioinput', 'videoinput'], true],
    [['audioinput', 'audiooutput'], false],
    [[], false],
  ])('among %j there is a camera: %s', async (kinds, expected) => {
    const enumerateDevices = async () => kinds.map((kind) => ({ kind }) as MediaDeviceInfo);
    expect(await hasCamera({ enumerateDevices })).toBe(expected);
  });
});
