import { describe, expect, it } from 'vitest';
import { settle, startFlow, type FlowRig } from '../../test/fakes/flow-rig.ts';

async function atCamera(prepare: (rig: FlowRig) => void = () => undefined): Promise<FlowRig> {
  const rig = await startFlow();
  prepare(rig);
  await rig.toCamera();
  return rig;
}

describe('with guidance', () => {
  it('shows what the guide says', async () => {
    const rig = await atCamera();
    rig.guide.show('tooFar');
    expect(rig.view).toMatchObject({
      phase: { name: 'guiding', guidance: { hint: 'tooFar', holding: null } },
    });
    const holding = { id: 1, durationMs: 800 };
    rig.guide.show('steady', holding);
    expect(rig.view).toMatchObject({ phase: { guidance: { hint: 'steady', holding } } });
  });

  it('offers the button after 15 s and no sooner; then it counts down and takes what is there', async () => {
    const rig = await atCamera();
    await rig.advance(14_750);
    rig.act.takePicture();
    expect(rig.view).toMatchObject({ phase: { name: 'guiding', canTake: false } });
    await rig.advance(250);
    expect(rig.view).toMatchObject({ phase: { name: 'guiding', canTake: true } });
    rig.act.takePicture();
    expect(rig.view).toMatchObject({ phase: { name: 'countdown', durationMs: 3_000 } });
    await rig.advance(3_000);
    expect(rig.view.screen).toBe('live');
    expect(rig.bridge.sent('submitPicture')).toMatchObject([
      { quality: { mode: 'by-hand', hint: 'tooDark' } },
    ]);
  });

  it('offers staff to whose face stays covered, and to nobody else', async () => {
    const rig = await atCamera();
    rig.guide.show('uncoverFace');
    rig.act.askStaff();
    expect(rig.view).toMatchObject({ screen: 'camera', phase: { offersStaff: false } });
    rig.guide.staysCovered();
    expect(rig.view).toMatchObject({ screen: 'camera', phase: { offersStaff: true } });
    rig.act.askStaff();
    expect(rig.view.screen).toBe('staffCalled');
    expect(rig.camera.isOpen).toBe(false);
  });

  it('keeps counting the 15 s while hints change', async () => {
    const rig = await atCamera();
    for (let second = 0; second < 15; second += 1) {
      rig.guide.show(second % 2 === 0 ? 'tooFar' : 'noFace');
      await rig.advance(1_000);
    }
    expect(rig.view).toMatchObject({ phase: { canTake: true } });
  });

  it('starts the next attempt without the button, and without the last person’s hint', async () => {
    const rig = await atCamera();
    await rig.advance(15_000);
    rig.act.back();
    rig.guide.silent = true;
    rig.act.agree();
    await settle();
    expect(rig.view).toMatchObject({ screen: 'camera', phase: { name: 'opening' } });
    rig.guide.show('noFace');
    expect(rig.view).toMatchObject({ phase: { name: 'guiding', canTake: false } });
  });

  it.each(['gone', 'swapped'])('starts over when the person is %s', async () => {
    const rig = await atCamera();
    rig.guide.personLeaves();
    await settle();
    expect(rig.view.screen).toBe('waiting');
    expect(rig.bridge.sent('endSession')).toEqual([{ sessionId: 'session-1' }]);
    expect(rig.camera.isOpen).toBe(false);
    expect(rig.guide.isFollowing).toBe(false);
  });

  it('a steady face during the countdown does not take a second picture', async () => {
    const rig = await atCamera();
    await rig.advance(15_000);
    rig.act.takePicture();
    rig.guide.steady();
    expect(rig.view).toMatchObject({ phase: { name: 'countdown' } });
    await rig.advance(3_000);
    expect(rig.camera.pictures).toHaveLength(1);
  });
});

describe('without guidance', () => {
  it('falls back to the button where the guide can’t run', async () => {
    const rig = await atCamera(({ guide }) => (guide.available = false));
    expect(rig.view).toMatchObject({ screen: 'camera', phase: { name: 'manual' } });
    rig.act.takePicture();
    await rig.advance(3_000);
    expect(rig.view.screen).toBe('live');
    expect(rig.bridge.sent('submitPicture')).toMatchObject([
      { quality: { mode: 'unguided', hint: null, measures: null } },
    ]);
  });

  it('does not wait for a guide that does not begin within 3 s', async () => {
    const rig = await atCamera(({ guide }) => (guide.silent = true));
    await rig.advance(2_750);
    expect(rig.view).toMatchObject({ phase: { name: 'opening' } });
    await rig.advance(250);
    expect(rig.view).toMatchObject({ phase: { name: 'manual' } });
  });

  it('takes one that begins later, and leaves the button under the person’s hand', async () => {
    const rig = await atCamera(({ guide }) => (guide.silent = true));
    await rig.advance(3_000);
    rig.guide.show('tooFar');
    expect(rig.view).toMatchObject({
      phase: { name: 'guiding', canTake: true, guidance: { hint: 'tooFar' } },
    });
    rig.act.takePicture();
    expect(rig.view).toMatchObject({ phase: { name: 'countdown' } });
    rig.guide.show('steady');
    expect(rig.view).toMatchObject({ phase: { name: 'countdown' } });
  });

  it('goes on by hand when the guide fails in the middle', async () => {
    const rig = await atCamera();
    rig.guide.available = false;
    rig.guide.fail();
    expect(rig.view).toMatchObject({ phase: { name: 'manual' } });
  });
});
