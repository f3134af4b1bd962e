import { describe, expect, it } from 'vitest';
import { fakeStation, verdictOf } from '../../test/fakes/bridge.ts';
import { Held, settle, startFlow, type FlowRig } from '../../test/fakes/flow-rig.ts';
import { nobody } from './context.ts';

/** Every way in which a session ends with the kiosk waiting for the next person. */
const waysOut: Record<string, (rig: FlowRig) => Promise<void> | void> = {
  'declines and is done': async (rig) => {
    await rig.toConsent();
    rig.act.decline();
    rig.act.done();
  },
  'lets the consent time out': async (rig) => {
    await rig.toConsent();
    await rig.advance(60_000);
  },
  'walks away from the camera': async (rig) => {
    await rig.toCamera();
    rig.guide.show('tooFar');
    rig.guide.personLeaves();
  },
  'walks away during the countdown': async (rig) => {
    rig.bridge.changeStation({ timing: { ...fakeStation.timing, takeNowAfterMs: 0 } });
    await rig.toCamera();
    await rig.advance(250);
    rig.act.takePicture();
    expect(rig.view).toMatchObject({ phase: { name: 'countdown' } });
    rig.guide.personLeaves();
  },
  'is replaced while the picture is taken': async (rig) => {
    const capturing = new Held<void>();
    rig.camera.beforeCapture = () => capturing.promise;
    await rig.toCamera();
    rig.guide.steady();
    rig.guide.personLeaves();
    expect(rig.view.screen).toBe('waiting');
    rig.camera.isOpen = true;
    capturing.release();
    await settle();
    expect(rig.camera.pictures).toHaveLength(1);
    rig.camera.isOpen = false;
  },
  'lets the camera time out': async (rig) => {
    await rig.toCamera();
    await rig.advance(60_000);
  },
  'goes back and declines': async (rig) => {
    await rig.toCamera();
    rig.act.back();
    rig.act.decline();
    rig.act.done();
  },
  'is abandoned while the camera opens': async (rig) => {
    rig.camera.beforeOpen = () => new Held<void>().promise;
    await rig.toCamera();
    rig.actor.send({ type: 'ABANDONED' });
  },
  'is abandoned while the picture is taken': async (rig) => {
    const capturing = new Held<void>();
    rig.camera.beforeCapture = () => capturing.promise;
    await rig.toCamera();
    rig.guide.steady();
    rig.actor.send({ type: 'ABANDONED' });
    rig.camera.isOpen = true;
    capturing.release();
    await settle();
    expect(rig.camera.pictures).toHaveLength(1);
    rig.camera.isOpen = false;
  },
  'cancels the check': async (rig) => {
    await rig.toChecking();
    rig.act.cancel();
  },
  'is abandoned during the check': async (rig) => {
    await rig.toChecking();
    rig.actor.send({ type: 'ABANDONED' });
  },
  'is done after live': async (rig) => {
    await rig.toResult(verdictOf('live'));
    rig.act.done();
  },
  'lets the verdict time out': async (rig) => {
    await rig.toNotLive();
    await rig.advance(60_000);
  },
  'asks staff': async (rig) => {
    await rig.toNotLive();
    rig.act.askStaff();
    rig.act.done();
  },
  'has no attempts left': async (rig) => {
    await rig.toNotLive(0);
    rig.act.done();
  },
  'meets a problem': async (rig) => {
    await rig.toResult({ ok: false, error: { code: 'unauthorized' } });
    rig.act.done();
  },
  'does not get an answer': async (rig) => {
    await rig.toResult({ ok: false, error: { code: 'outcome-unknown' } });
    rig.act.done();
  },
  'meets a broken bridge': async (rig) => {
    (await rig.toChecking()).fail(new Error('gone'));
    await settle();
    rig.act.done();
  },
};

describe.each(Object.keys(waysOut))('when the person %s', (way) => {
  it('nothing of them stays', async () => {
    const rig = await startFlow();
    rig.act.chooseLanguage('en');
    await waysOut[way]?.(rig);
    await settle();
    expect(rig.view).toEqual({ screen: 'waiting', language: 'kk', limit: null });
    expect(rig.context).toMatchObject(nobody(rig.context.station));
    await expectPicturesGone(rig);
    expect(rig.camera.isOpen).toBe(false);
    expect(rig.camera.closes).toBeGreaterThanOrEqual(rig.camera.opens);
    const begun = rig.bridge.sent('beginSession').length;
    expect(rig.bridge.sent('endSession')).toHaveLength(begun);
  });
});

/** Zeros in memory and a revoked URL. */
async function expectPicturesGone(rig: FlowRig): Promise<void> {
  for (const picture of rig.camera.pictures) {
    expect(picture.bytes.every((byte) => byte === 0)).toBe(true);
    await expect(fetch(picture.blobUrl)).rejects.toThrow();
  }
}

it('the picture goes with the check, before any result shows', async () => {
  const rig = await startFlow();
  const held = await rig.toChecking();
  const [picture] = rig.camera.pictures;
  expect(rig.pictures.current).toBe(picture);
  expect(rig.context.still).toBe(picture?.blobUrl);
  expect((await fetch(picture?.blobUrl ?? '')).ok).toBe(true);
  held.release(verdictOf('not-live', 1));
  await settle();
  expect(rig.view.screen).toBe('notLive');
  expect(rig.pictures.current).toBeNull();
  expect(rig.context.still).toBeNull();
  await expectPicturesGone(rig);
});

it('the camera is off while checking and while a result shows', async () => {
  const rig = await startFlow();
  const held = await rig.toChecking();
  expect(rig.camera).toMatchObject({ isOpen: false, opens: 1 });
  held.release(verdictOf('live'));
  await settle();
  expect(rig.camera.isOpen).toBe(false);
});

it('everything that listens stops with the flow', async () => {
  const rig = await startFlow();
  await rig.toCamera();
  expect(rig.camera.listenerCount).toBeGreaterThan(0);
  rig.actor.stop();
  expect(rig.camera.listenerCount).toBe(0);
  expect(rig.guide.isFollowing).toBe(false);
  expect(rig.bridge.listenerCount).toBe(0);
});

it('a picture whose check was cancelled takes none with it that is taken afterwards', async () => {
  const rig = await startFlow();
  const cancelled = await rig.toChecking();
  rig.act.cancel();
  await rig.toChecking();
  const [first, second] = rig.camera.pictures;
  cancelled.release(verdictOf('live'));
  await settle();
  expect(rig.view.screen).toBe('checking');
  expect(first?.bytes.every((byte) => byte === 0)).toBe(true);
  expect(rig.pictures.current).toBe(second);
  expect(second?.bytes.some((byte) => byte !== 0)).toBe(true);
});
