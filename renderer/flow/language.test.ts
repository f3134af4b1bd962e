import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../preload/error-codes.ts';
import { fakeStation, verdictOf } from '../../test/fakes/bridge.ts';
import { settle, startFlow, type FlowRig } from '../../test/fakes/flow-rig.ts';

const { consentLimitMs, resultLimitMs } = fakeStation.timing;
const failed = (code: ErrorCode) => ({ ok: false, error: { code } }) as const;

/** Every screen of a visit that offers the languages, and how to get there. */
const offering: Record<string, (rig: FlowRig) => Promise<void>> = {
  consent: (rig) => rig.toConsent(),
  live: (rig) => rig.toResult(verdictOf('live')),
  notLive: (rig) => rig.toNotLive(),
  noAttemptsLeft: (rig) => rig.toNotLive(0),
  problem: (rig) => rig.toResult(failed('unreachable')),
  outcomeUnknown: (rig) => rig.toResult(failed('outcome-unknown')),
  async declined(rig) {
    await rig.toConsent();
    rig.act.decline();
  },
  async staffCalled(rig) {
    await rig.toNotLive();
    rig.act.askStaff();
  },
  async cameraFault(rig) {
    rig.camera.fault = 'camera-busy';
    await rig.toCamera();
  },
};

function wholeMsOf(screen: string): number {
  // Its tips take time to read.
  if (screen === 'notLive') return 60_000;
  return ['consent', 'cameraFault'].includes(screen) ? consentLimitMs : resultLimitMs;
}

describe.each(Object.keys(offering))('a language chosen on %s', (screen) => {
  async function arrive(): Promise<FlowRig> {
    const rig = await startFlow();
    await offering[screen]?.(rig);
    await settle();
    expect(rig.view).toMatchObject({ screen, language: 'kk' });
    return rig;
  }

  it('changes the language and nothing else', async () => {
    const rig = await arrive();
    const { limit: _before, ...shown } = rig.view;
    const calls = rig.bridge.calls.length;
    rig.act.chooseLanguage('ru');
    await settle();
    const { limit: _after, ...now } = rig.view;
    expect(now).toEqual({ ...shown, language: 'ru' });
    expect(rig.bridge.calls).toHaveLength(calls);
  });

  it('gives the whole time again, as "More time" does, and no more than that', async () => {
    const rig = await arrive();
    const wholeMs = wholeMsOf(screen);
    await rig.advance(wholeMs - 250);
    rig.act.chooseLanguage('en');
    await rig.advance(wholeMs - 250);
    expect(rig.view).toMatchObject({ screen, language: 'en' });
    await rig.advance(250);
    // The camera of "cameraFault" still has its fault.
    expect(['waiting', 'cameraFault']).toContain(rig.view.screen);
    expect(rig.view).toMatchObject({ language: 'kk', limit: null });
  });
});

it('starts the line of a limit that is shown from its full length', async () => {
  const rig = await startFlow();
  await rig.toResult(verdictOf('live'));
  const first = rig.view.limit;
  rig.act.chooseLanguage('ru');
  expect(rig.view.limit).toMatchObject({ durationMs: first?.durationMs });
  expect(rig.view.limit?.id).not.toBe(first?.id);
});

it('the record keeps the language in which consent was given, whatever is chosen afterwards', async () => {
  const rig = await startFlow();
  rig.bridge.answers.beginSession = async () => failed('timed-out');
  await rig.toCamera();
  expect(rig.view.screen).toBe('problem');
  rig.act.chooseLanguage('en');
  rig.act.tryAgain();
  await settle();
  expect(rig.bridge.sent('beginSession')).toMatchObject([{ language: 'kk' }, { language: 'kk' }]);
  expect(rig.view.language).toBe('en');
});

it('is forgotten after a while where nobody is served for want of a camera, counted from the last choice', async () => {
  const rig = await startFlow();
  rig.camera.unplug();
  await settle();
  rig.act.chooseLanguage('ru');
  await rig.advance(resultLimitMs - 1_000);
  rig.act.chooseLanguage('en');
  await rig.advance(resultLimitMs - 1_000);
  expect(rig.view).toMatchObject({ screen: 'cameraFault', language: 'en' });
  await rig.advance(1_000);
  expect(rig.view).toMatchObject({ screen: 'cameraFault', language: 'kk' });
});
