import { describe, expect, it } from 'vitest';
import { camerasToTry, cameraCodeOf, openStream } from './open.ts';

class FakeTrack {
  readyState: 'live' | 'ended' = 'live';
  readonly size: { width: number; height: number };
  constructor(width: number, height: number) {
    this.size = { width, height };
  }
  getSettings = () => this.size;
  stop(): void {
    this.readyState = 'ended';
  }
}

/** Devices that give one track, or throw, and remember what was asked of them. */
function devicesWith(track: FakeTrack | Error) {
  const asked: MediaStreamConstraints[] = [];
  const getUserMedia = async (constraints: MediaStreamConstraints): Promise<MediaStream> => {
    asked.push(constraints);
    if (track instanceof Error) throw track;
    return { getTracks: () => [track], getVideoTracks: () => [track] } as unknown as MediaStream;
  };
  return { asked, devices: { getUserMedia } };
}
const going = new AbortController().signal;

describe('opening the camera', () => {
  it('asks for 1280×720 without sound', async () => {
    const { asked, devices } = devicesWith(new FakeTrack(1280, 720));
    expect((await openStream(devices, null, going)).ok).toBe(true);
    expect(asked).toMatchObject([
      { audio: false, video: { width: { ideal: 1280 }, height: { ideal: 720 } } },
    ]);
    expect(asked[0]?.video).not.toHaveProperty('deviceId');
  });

  it('asks for one camera and no other, where one is named', async () => {
    const { asked, devices } = devicesWith(new FakeTrack(1280, 720));
    await openStream(devices, 'left', going);
    expect(asked).toMatchObject([{ video: { deviceId: { exact: 'left' } } }]);
  });

  it.each([
    [1280, 720],
    [640, 480],
    [480, 640],
    [1920, 1080],
  ])('takes %i×%i', async (width, height) => {
    const track = new FakeTrack(width, height);
    expect((await openStream(devicesWith(track).devices, null, going)).ok).toBe(true);
    expect(track.readyState).toBe('live');
  });

  it.each([
    [639, 480],
    [640, 479],
    [320, 240],
    [640, 360],
  ])('refuses %i×%i and closes it', async (width, height) => {
    const track = new FakeTrack(width, height);
    const opened = await openStream(devicesWith(track).devices, null, going);
    expect(opened).toEqual({ ok: false, error: { code: 'camera-too-small' } });
    expect(track.readyState).toBe('ended');
  });

  it('closes what opens after nobody waits for it any more', async () => {
    const track = new FakeTrack(1280, 720);
    const leaving = new AbortController();
    const opening = openStream(devicesWith(track).devices, null, leaving.signal);
    leaving.abort();
    expect((await opening).ok).toBe(false);
    expect(track.readyState).toBe('ended');
  });

  it.each([
    ['NotFoundError', 'camera-missing'],
    ['NotAllowedError', 'camera-refused'],
    ['SecurityError', 'camera-refused'],
    ['NotReadableError', 'camera-busy'],
    ['AbortError', 'camera-busy'],
    ['OverconstrainedError', 'camera-too-small'],
    ['SomethingNewError', 'camera-busy'],
    ['constructor', 'camera-busy'],
  ])('%s means %s', async (name, code) => {
    const opened = await openStream(devicesWith(new DOMException('', name)).devices, null, going);
    expect(opened).toEqual({ ok: false, error: { code } });
  });

  it('does not take a bug of ours for a state of the camera', () => {
    expect(() => cameraCodeOf(new TypeError('wrong constraints'))).toThrow(TypeError);
  });
});

describe('the cameras to try', () => {
  const camera = (deviceId: string, label = '') => ({ kind: 'videoinput', deviceId, label });

  it('takes cameras in the order of the system', () => {
    expect(
      camerasToTry([camera('a'), { kind: 'audioinput', deviceId: 'm', label: '' }, camera('b')], null),
    ).toEqual(['a', 'b']);
  });

  it('begins with the one that served last, if it is still there', () => {
    expect(camerasToTry([camera('a'), camera('b')], 'b')).toEqual(['b', 'a']);
    expect(camerasToTry([camera('a'), camera('b')], 'gone')).toEqual(['a', 'b']);
  });

  it.each([
    'Integrated IR Camera (04f2:b6d9)',
    'HP Infrared Camera',
    'Intel RealSense Depth Camera',
    'Windows Hello',
  ])('leaves out %s', (label) => {
    expect(camerasToTry([camera('ir', label), camera('rgb', 'Integrated Camera')], 'ir')).toEqual(['rgb']);
  });

  it.each(['Virtual camera', 'AIR Cam', 'Logitech BRIO', 'Mirror'])('keeps %s', (label) => {
    expect(camerasToTry([camera('a', label), camera('b', 'other')], null)).toEqual(['a', 'b']);
  });

  it('has main refuse a companion that is all there is', () => {
    expect(camerasToTry([camera('ir', 'IR Camera')], null)).toEqual(['ir']);
  });
});
