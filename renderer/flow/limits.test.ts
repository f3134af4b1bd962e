import { describe, expect, it } from 'vitest';
import { fakeStation, verdictOf } from '../../test/fakes/bridge.ts';
import { settle, startFlow, type FlowRig } from '../../test/fakes/flow-rig.ts';

const { consentLimitMs, resultLimitMs } = fakeStation.timing;

/** Both limits warn for the last 20 s; the camera's is tested while no person holds still. */
const warned: Record<string, (rig: FlowRig) => Promise<void>> = {
  consent: (rig) => rig.toConsent(),
  camera: (rig) => rig.toCamera(),
};

describe.each(Object.keys(warned))('the limit of %s', (screen) => {
  async function arrive(): Promise<FlowRig> {
    const rig = await startFlow();
    await warned[screen]?.(rig);
    expect(rig.view).toMatchObject({ screen, limit: null });
    return rig;
  }

  it('shows for the last 20 s and then ends the session', async () => {
    const rig = await arrive();
    await rig.advance(consentLimitMs - 20_250);
    expect(rig.view.limit).toBeNull();
    await rig.advance(250);
    expect(rig.view).toMatchObject({ screen, limit: { durationMs: 20_000 } });
    await rig.advance(19_750);
    expect(rig.view.screen).toBe(screen);
    await rig.advance(250);
    expect(rig.view).toMatchObject({ screen: 'waiting', limit: null });
    expect(rig.camera.isOpen).toBe(false);
  });

  it('starts again as often as asked, with a new id each time', async () => {
    const rig = await arrive();
    const ids = new Set<number>();
    for (let round = 0; round < 5; round += 1) {
      await rig.advance(consentLimitMs - 10_000);
      ids.add(rig.view.limit?.id ?? -1);
      rig.act.moreTime();
      expect(rig.view).toMatchObject({ screen, limit: null });
    }
    expect(ids.size).toBe(5);
    expect(ids).not.toContain(-1);
  });
});

describe('the limit of a result', () => {
  it('shows from the start, is announced for the last 20 s, can be extended, and ends in waiting', async () => {
    const rig = await startFlow();
    await rig.toResult(verdictOf('live'));
    const first = rig.view.limit;
    expect(first).toMatchObject({ durationMs: resultLimitMs, isClosing: false });
    await rig.advance(resultLimitMs - 20_250);
    expect(rig.view.limit).toEqual(first);
    await rig.advance(250);
    // The same line goes on.
    expect(rig.view.limit).toEqual({ ...first, isClosing: true });
    await rig.advance(19_750);
    rig.act.moreTime();
    expect(rig.view.limit).toMatchObject({ durationMs: resultLimitMs, isClosing: false });
    expect(rig.view.limit?.id).not.toBe(first?.id);
    await rig.advance(resultLimitMs - 250);
    expect(rig.view.screen).toBe('live');
    await rig.advance(250);
    expect(rig.view).toMatchObject({ screen: 'waiting', limit: null });
  });

  it('leaves a minute for the tips, and to scan a receipt', async () => {
    const notLive = await startFlow();
    await notLive.toNotLive();
    expect(notLive.view.limit?.durationMs).toBe(60_000);
    const receipt = await startFlow();
    const verdict = verdictOf('live');
    if (!verdict.ok) throw new Error('no verdict');
    await receipt.toResult({ ok: true, value: { ...verdict.value, receipt: '123' } });
    expect(receipt.view).toMatchObject({ screen: 'live', receipt: '123', limit: { durationMs: 60_000 } });
    await receipt.advance(59_750);
    expect(receipt.view).toMatchObject({ screen: 'live', limit: { isClosing: true } });
  });

  it('starts anew when one result screen follows another, with the time of that one', async () => {
    const rig = await startFlow();
    await rig.toNotLive();
    const first = rig.view.limit?.id;
    await rig.advance(resultLimitMs - 1_000);
    rig.act.askStaff();
    expect(rig.view.limit?.id).not.toBe(first);
    expect(rig.view.limit?.durationMs).toBe(resultLimitMs);
    await rig.advance(resultLimitMs - 1_000);
    expect(rig.view.screen).toBe('staffCalled');
  });

  it('warns for 20 s at least, however short the station sets it', async () => {
    const rig = await startFlow();
    const timing = { ...fakeStation.timing, resultLimitMs: 1_000, consentLimitMs: 1_000 };
    rig.bridge.changeStation({ timing });
    await rig.toConsent();
    await rig.advance(250);
    expect(rig.view.limit?.durationMs).toBe(20_000);
    rig.act.decline();
    expect(rig.view.limit?.durationMs).toBe(20_000);
  });
});

describe('other waits', () => {
  it('the countdown keeps its id while the limit comes up', async () => {
    const rig = await startFlow();
    rig.bridge.changeStation({ timing: { ...fakeStation.timing, countdownMs: 55_000 } });
    rig.guide.available = false;
    await rig.toCamera();
    rig.act.takePicture();
    const { id } = rig.context.limit ?? { id: rig.context.countdownId };
    await rig.advance(45_000);
    expect(rig.view).toMatchObject({ phase: { name: 'countdown', id }, limit: { durationMs: 20_000 } });
  });

  it('a language chosen by someone who walked away is forgotten, counted from the last choice', async () => {
    const rig = await startFlow();
    rig.act.chooseLanguage('ru');
    await rig.advance(resultLimitMs - 1_000);
    rig.act.chooseLanguage('en');
    await rig.advance(resultLimitMs - 1_000);
    expect(rig.view.language).toBe('en');
    await rig.advance(1_000);
    expect(rig.view).toMatchObject({ screen: 'waiting', language: 'kk' });
    await settle();
  });
});
