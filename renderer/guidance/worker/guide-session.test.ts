import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PictureLimits } from '../../../preload/contract.ts';
import { loadModels } from '../../../test/face-model/load-models.ts';
import { Painter, type Painted } from '../../../test/guidance/painted.ts';
import { standing } from '../../../test/guidance/film.ts';
import type { GuideEvent } from '../guide.ts';
import { GuideSession } from './guide-session.ts';

const models = await loadModels();
const limits: PictureLimits = {
  ...{ longestSidePx: 1280, quality: 0.8, minInterEyePx: 60 },
  ...{ targetBytes: 100_000, hardCapBytes: 1_000_000 },
};
const customer: Painted = { who: 'astronaut', faceHeight: 0.46, x: 0.5, y: 0.5 };

/** The pixel sum of each canvas given to the encoder: shows whether the pixels were still there. */
let encoded: number[] = [];

beforeEach(() => {
  encoded = [];
  vi.stubGlobal(
    'ImageData',
    class {
      readonly data: Uint8ClampedArray;
      constructor(data: Uint8ClampedArray) {
        this.data = data;
      }
    },
  );
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      width: number;
      height: number;
      constructor(width: number, height: number) {
        [this.width, this.height] = [width, height];
      }
      getContext() {
        return {
          putImageData: ({ data }: ImageData) => encoded.push(data.reduce((sum, value) => sum + value, 0)),
        };
      }
      convertToBlob() {
        return Promise.resolve(new Blob([new Uint8Array(50_000)]));
      }
    },
  );
});
afterEach(() => void vi.unstubAllGlobals());

function rig() {
  const painter = new Painter();
  const session = new GuideSession(models);
  const events: GuideEvent[] = [];
  let frames = 0;
  session.follow(0, (event) => events.push(event));
  const show = (people: (seconds: number) => readonly Painted[]): void => {
    const seconds = frames / 12;
    frames += 1;
    const { width, height, data } = painter.paint(people(seconds));
    session.current.resize(width, height);
    session.current.data.set(data);
    session.judge(seconds * 1000);
  };
  const until = (type: GuideEvent['type'], people: (seconds: number) => readonly Painted[]): void => {
    for (let frame = 0; frame < 120 && !events.some((event) => event.type === type); frame += 1) show(people);
  };
  return { session, events, show, until };
}

const well = (seconds: number): readonly Painted[] => [standing(customer, seconds)];
const leaning = (seconds: number): readonly Painted[] => [standing({ ...customer, rollDeg: 20 }, seconds)];

describe('the picture', () => {
  it('takes itself as the best of the hold, with what it scored', async () => {
    const { session, until } = rig();
    until('FACE_STEADY', well);
    const taken = await session.take('automatic', limits);
    expect(taken).toMatchObject({ width: 640, height: 480, facts: { mode: 'automatic', hint: 'steady' } });
    const { measures } = taken!.facts;
    expect(measures!.framesCompared).toBeGreaterThan(5);
    expect(measures!.steadyMs).toBeGreaterThanOrEqual(800);
    expect(measures!.interEyePx).toBeGreaterThan(60);
    expect(taken!.bytes.length).toBe(50_000);
    // Once: it is forgotten with the taking.
    expect(await session.take('automatic', limits)).toBeNull();
  });

  it('by hand is the best of the next five frames, whatever they show', async () => {
    const { session, until, show } = rig();
    until('GUIDANCE', leaning);
    const taking = session.take('by-hand', limits);
    for (let frame = 0; frame < 5; frame += 1) show(leaning);
    const { facts } = (await taking)!;
    expect(facts).toMatchObject({
      mode: 'by-hand',
      hint: 'tiltRight',
      measures: { framesCompared: 5, steadyMs: 0 },
    });
  });

  it('by hand is recorded with the hint that guided: between a limit’s two edges too', async () => {
    const { session, until, show } = rig();
    until('GUIDANCE', leaning);
    const nearlyUpright = (seconds: number) => [standing({ ...customer, rollDeg: 8 }, seconds)];
    const taking = session.take('by-hand', limits);
    for (let frame = 0; frame < 5; frame += 1) show(nearlyUpright);
    const { facts } = (await taking)!;
    expect(facts.measures!.rollDeg).toBeGreaterThan(10);
    expect(facts.measures!.rollDeg).toBeLessThan(12);
    expect(facts.hint).toBe('tiltRight');
  });

  it('by hand does not wait for frames that don’t come', async () => {
    vi.useFakeTimers();
    const { session, until, show } = rig();
    until('GUIDANCE', leaning);
    const taking = session.take('by-hand', limits);
    show(leaning);
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await taking)!.facts.measures!.framesCompared).toBe(1);
    vi.useRealTimers();
  });

  it('is none before anybody was guided, nor after they were left', async () => {
    const { session, until } = rig();
    expect(await session.take('automatic', limits)).toBeNull();
    until('FACE_STEADY', well);
    session.stop();
    expect(await session.take('automatic', limits)).toBeNull();
    expect(encoded).toEqual([]);
  });

  it('of somebody who leaves while it is being taken is none', async () => {
    const { session, until } = rig();
    until('FACE_STEADY', well);
    const taking = session.take('automatic', limits);
    session.stop();
    expect(await taking).toBeNull();
    const byHand = rig();
    byHand.until('GUIDANCE', leaning);
    const waiting = byHand.session.take('by-hand', limits);
    byHand.session.stop();
    expect(await waiting).toBeNull();
  });
});

describe('frames', () => {
  const frame = (copyTo: () => Promise<unknown>) => ({
    ...{ visibleRect: { width: 4, height: 2 }, copyTo, isClosed: false },
    close() {
      this.isClosed = true;
    },
  });
  const see = (session: GuideSession, one: object): Promise<void> => session.see(one as VideoFrame, 1);

  it('are closed when nobody is followed, and when they can’t be read', async () => {
    const { session } = rig();
    const unreadable = frame(() => Promise.reject(new DOMException('no', 'InvalidStateError')));
    await expect(see(session, unreadable)).rejects.toThrow('no');
    expect(unreadable.isClosed).toBe(true);
    session.stop();
    const late = frame(() => Promise.resolve());
    await see(session, late);
    expect(late.isClosed).toBe(true);
    expect(session.current.data.length).toBe(0);
  });

  it('that come when the person has left are neither judged nor kept', async () => {
    const { session, events } = rig();
    let arrive = (): void => undefined;
    const seeing = see(
      session,
      frame(() => new Promise<void>((resolve) => (arrive = resolve))),
    );
    session.stop();
    arrive();
    await seeing;
    expect(events).toEqual([]);
    expect(session.current.data.length).toBe(0);
  });
});

it('a person who has left leaves no pixel behind', () => {
  const { session, until } = rig();
  until('FACE_STEADY', well);
  const { current } = session;
  session.stop();
  expect(current.data.length).toBe(0);
});
