import { describe, expect, it } from 'vitest';
import type { CameraCode } from '../../preload/error-codes.ts';
import { verdictOf } from '../../test/fakes/bridge.ts';
import { Held, settle, startFlow, type FlowRig } from '../../test/fakes/flow-rig.ts';

/** What recovery may take by the product's own target. */
const recoveredMs = 3_000;

describe('before a person starts', () => {
  it('a missing camera shows instead of the way in, and the way in comes back with the camera', async () => {
    const rig = await startFlow();
    rig.camera.unplug();
    await settle();
    expect(rig.view).toMatchObject({ screen: 'cameraFault', code: 'camera-missing', limit: null });
    rig.act.start();
    expect(rig.view.screen).toBe('cameraFault');
    rig.camera.plugIn();
    await settle();
    expect(rig.view.screen).toBe('waiting');
    expect(rig.camera.opens).toBe(0);
    expect(rig.bridge.sent('reportCamera')).toEqual([{ code: 'camera-missing' }, { code: null }]);
  });

  it('is noticed at the start as well, and the end of it without any event from the devices', async () => {
    const rig = await startFlow();
    rig.camera.present = false;
    await rig.toConsent();
    rig.act.decline();
    rig.act.done();
    await settle();
    expect(rig.view.screen).toBe('cameraFault');
    rig.camera.present = true;
    await rig.advance(recoveredMs);
    expect(rig.view.screen).toBe('waiting');
  });
});

describe.each<CameraCode>([
  'camera-missing',
  'camera-refused',
  'camera-busy',
  'camera-lost',
  'camera-too-small',
  'camera-untrusted',
  'camera-frozen',
  'camera-black',
])('%s on opening', (code) => {
  async function arrive(): Promise<FlowRig> {
    const rig = await startFlow();
    await rig.toConsent();
    if (code === 'camera-missing') rig.camera.present = false;
    else rig.camera.fault = code;
    rig.act.agree();
    await settle();
    expect(rig.view).toMatchObject({ screen: 'cameraFault', code });
    return rig;
  }

  it('shows its own screen and goes on by itself when the camera is back', async () => {
    const rig = await arrive();
    await rig.advance(10_000);
    expect(rig.view).toMatchObject({ screen: 'cameraFault', code });
    rig.camera.present = true;
    rig.camera.fault = null;
    await rig.advance(recoveredMs);
    expect(rig.view).toMatchObject({ screen: 'camera', phase: { name: 'guiding' } });
    expect(rig.bridge.sent('reportCamera')).toEqual([{ code }, { code: null }]);
    expect(rig.bridge.sent('beginSession')).toHaveLength(1);
  });

  it('warns and lets the person go when it lasts, keeps saying so, and recovers to waiting', async () => {
    const rig = await arrive();
    await rig.advance(40_000);
    expect(rig.view.limit).toMatchObject({ durationMs: 20_000 });
    await rig.advance(20_000);
    expect(rig.view).toMatchObject({ screen: 'cameraFault', code, limit: null });
    expect(rig.bridge.sent('endSession')).toEqual([{ sessionId: 'session-1' }]);
    rig.camera.present = true;
    rig.camera.fault = null;
    await rig.advance(recoveredMs);
    expect(rig.view.screen).toBe('waiting');
    expect(rig.camera.isOpen).toBe(false);
  });
});

describe('unplugging', () => {
  it.each(['guiding', 'manual', 'countdown'])(
    'during %s says so at once and comes back to the beginning',
    async (phase) => {
      const rig = await startFlow();
      rig.guide.available = phase === 'guiding';
      await rig.toCamera();
      if (phase === 'countdown') rig.act.takePicture();
      expect(rig.view).toMatchObject({ phase: { name: phase } });
      rig.camera.unplug();
      expect(rig.view).toMatchObject({ screen: 'cameraFault', code: 'camera-lost' });
      rig.camera.plugIn();
      await settle();
      const start = phase === 'guiding' ? 'guiding' : 'manual';
      expect(rig.view).toMatchObject({ screen: 'camera', phase: { name: start } });
      rig.guide.steady();
      rig.act.takePicture();
      await rig.advance(3_000);
      expect(rig.view.screen).toBe('live');
    },
  );

  it('during opening and during capturing', async () => {
    const rig = await startFlow();
    const opening = new Held<void>();
    rig.camera.beforeOpen = () => opening.promise;
    await rig.toCamera();
    rig.camera.present = false;
    opening.release();
    await settle();
    expect(rig.view).toMatchObject({ screen: 'cameraFault', code: 'camera-missing' });
    rig.camera.plugIn();
    await settle();
    const capturing = new Held<void>();
    rig.camera.beforeCapture = () => capturing.promise;
    rig.guide.steady();
    expect(rig.view).toMatchObject({ phase: { name: 'capturing' } });
    rig.camera.unplug();
    expect(rig.view).toMatchObject({ screen: 'cameraFault', code: 'camera-lost' });
    capturing.release();
    await settle();
    expect(rig.bridge.sent('submitPicture')).toEqual([]);
  });

  it('found out by the capture itself', async () => {
    const rig = await startFlow();
    await rig.toCamera();
    rig.camera.captureFault = 'camera-lost';
    rig.guide.steady();
    await settle();
    expect(rig.view).toMatchObject({ screen: 'cameraFault', code: 'camera-lost' });
  });

  it('does not disturb whoever does not need the camera, and shows once they have left', async () => {
    const rig = await startFlow();
    const held = await rig.toChecking();
    rig.camera.unplug();
    await settle();
    expect(rig.view.screen).toBe('checking');
    held.release(verdictOf('live'));
    await settle();
    expect(rig.view.screen).toBe('live');
    rig.act.done();
    await settle();
    expect(rig.view).toMatchObject({ screen: 'cameraFault', code: 'camera-missing' });
  });

  it('on the consent screen shows when the camera is needed', async () => {
    const rig = await startFlow();
    await rig.toConsent();
    rig.camera.unplug();
    await settle();
    expect(rig.view.screen).toBe('consent');
    rig.act.agree();
    await settle();
    expect(rig.view).toMatchObject({ screen: 'cameraFault', code: 'camera-missing' });
  });
});

describe('recovery', () => {
  it('comes back after the capture process died, though no device came or went', async () => {
    const rig = await startFlow();
    await rig.toCamera();
    rig.camera.loseTrack();
    expect(rig.view.screen).toBe('cameraFault');
    await rig.advance(recoveredMs);
    expect(rig.view.screen).toBe('camera');
  });

  it('says what is wrong now when that changes', async () => {
    const rig = await startFlow();
    await rig.toCamera();
    rig.camera.fault = 'camera-busy';
    rig.camera.loseTrack();
    await rig.advance(1_000);
    expect(rig.view).toMatchObject({ screen: 'cameraFault', code: 'camera-busy' });
  });

  it('works a hundred times in a row, closing and opening in step', async () => {
    const rig = await startFlow();
    await rig.toCamera();
    for (let round = 0; round < 100; round += 1) {
      rig.camera.unplug();
      expect(rig.view.screen).toBe('cameraFault');
      rig.camera.plugIn();
      await settle();
      expect(rig.view.screen).toBe('camera');
    }
    expect(rig.camera.opens).toBe(101);
  });

  it('gives up on an opening that hangs and calls it busy', async () => {
    const rig = await startFlow();
    rig.camera.beforeOpen = () => new Held<void>().promise;
    await rig.toCamera();
    await rig.advance(12_000);
    expect(rig.view).toMatchObject({ screen: 'cameraFault', code: 'camera-busy' });
  });

  it('closes a camera that opens after the person has left', async () => {
    const rig = await startFlow();
    const opening = new Held<void>();
    rig.camera.beforeOpen = () => opening.promise;
    await rig.toCamera();
    rig.act.back();
    opening.release();
    await settle();
    expect(rig.camera.isOpen).toBe(false);
  });
});
