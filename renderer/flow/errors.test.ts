import { describe, expect, it } from 'vitest';
import type { KioskBridge } from '../../preload/contract.ts';
import { staffCodes, type ErrorCode } from '../../preload/error-codes.ts';
import { fakeStation, ok } from '../../test/fakes/bridge.ts';
import { FlowRig, Held, settle, startFlow } from '../../test/fakes/flow-rig.ts';
import { retryable } from './retryable.ts';

const codes = Object.keys(staffCodes) as ErrorCode[];
const failed = (code: ErrorCode, attemptsLeft?: number) =>
  ({ ok: false, error: attemptsLeft === undefined ? { code } : { code, attemptsLeft } }) as const;

describe.each(codes)('%s as the answer to a picture', (code) => {
  const retry = retryable[code];

  it('shows its own screen, with another try where that can help', async () => {
    const rig = await startFlow();
    await rig.toResult(failed(code, 2));
    if (code === 'no-attempts-left') return expect(rig.view.screen).toBe('noAttemptsLeft');
    const screen = code === 'outcome-unknown' ? 'outcomeUnknown' : 'problem';
    expect(rig.view).toMatchObject({ screen, code, canRetry: retry });
    rig.act.tryAgain();
    await settle();
    expect(rig.view.screen).toBe(retry ? 'camera' : screen);
  });

  it('offers no other try without an attempt left', async () => {
    const rig = await startFlow();
    await rig.toResult(failed(code, 0));
    expect(rig.view).not.toMatchObject({ canRetry: true });
    rig.act.tryAgain();
    await settle();
    expect(rig.view.screen).not.toBe('camera');
  });
});

it.each<[ErrorCode, boolean]>([
  ['unreachable', true],
  ['timed-out', true],
  ['service-backend-unavailable', true],
  ['rate-limited', true],
  ['service-error', true],
  ['invalid-answer', true],
  ['bad-picture', true],
  ['attempt-expired', true],
  ['outcome-unknown', true],
  ['access-denied', false],
  ['subscription-missing', false],
  ['unauthorized', false],
  ['not-configured', false],
  ['tls-failed', false],
  ['internal', false],
])('whether %s can be retried: %s', (code, expected) => expect(retryable[code]).toBe(expected));

describe('an outcome that is not known', () => {
  it('never leads to another attempt by itself', async () => {
    const rig = await startFlow();
    await rig.toResult(failed('outcome-unknown', 2));
    await rig.advance(29_000);
    expect(rig.view.screen).toBe('outcomeUnknown');
    await rig.advance(60_000);
    expect(rig.view.screen).toBe('waiting');
    expect(rig.bridge.sent('submitPicture')).toHaveLength(1);
  });
});

describe('main refusing before the picture', () => {
  it.each(['beginSession', 'beginAttempt'] as const)('%s: a code becomes its screen', async (method) => {
    const rig = await startFlow();
    rig.bridge.answers[method] = async () => failed('rate-limited');
    await rig.toCamera();
    expect(rig.view).toMatchObject({ screen: 'problem', code: 'rate-limited', canRetry: true });
    expect(rig.camera.opens).toBe(0);
  });

  it('no attempts left is told as such', async () => {
    const rig = await startFlow();
    rig.bridge.answers.beginAttempt = async () => failed('no-attempts-left', 0);
    await rig.toCamera();
    expect(rig.view.screen).toBe('noAttemptsLeft');
  });

  it.each(['beginSession', 'beginAttempt'] as const)(
    '%s without an answer ends as internal',
    async (method) => {
      const rig = await startFlow();
      rig.bridge.answers[method] = () => new Held<never>().promise;
      await rig.toCamera();
      await rig.advance(10_000);
      expect(rig.view).toMatchObject({ screen: 'problem', code: 'internal', canRetry: false });
    },
  );
});

describe('bugs', () => {
  const broken = (): Promise<never> => Promise.reject(new Error('bug'));
  const inside: (keyof KioskBridge & ('beginSession' | 'beginAttempt' | 'submitPicture'))[] = [
    'beginSession',
    'beginAttempt',
    'submitPicture',
  ];

  it.each(inside)('a rejecting %s is an internal problem', async (method) => {
    const rig = await startFlow();
    rig.bridge.answers[method] = broken;
    await rig.toCamera();
    rig.guide.steady();
    await settle();
    expect(rig.view).toMatchObject({ screen: 'problem', code: 'internal' });
  });

  it.each(['beforeOpen', 'beforeCapture'] as const)('a rejecting camera (%s) is one too', async (step) => {
    const rig = await startFlow();
    rig.camera[step] = broken;
    await rig.toCamera();
    rig.guide.steady();
    await settle();
    expect(rig.view).toMatchObject({ screen: 'problem', code: 'internal' });
    expect(rig.camera.isOpen).toBe(false);
  });

  it.each(['endSession', 'cancelAttempt', 'reportCamera'] as const)(
    'a rejecting %s harms nobody',
    async (method) => {
      const rig = await startFlow();
      rig.bridge.answers[method] = broken;
      await rig.toChecking();
      rig.act.cancel();
      rig.camera.unplug();
      await settle();
      expect(rig.view.screen).toBe('cameraFault');
      expect(rig.error).toBeNull();
    },
  );

  it('a capture that never ends is given up', async () => {
    const rig = await startFlow();
    rig.camera.beforeCapture = () => new Held<never>().promise;
    await rig.toCamera();
    rig.guide.steady();
    await rig.advance(5_000);
    expect(rig.view).toMatchObject({ screen: 'problem', code: 'internal' });
  });

  it('a picture that cannot be made small enough is a bad picture, to be taken again', async () => {
    const rig = await startFlow();
    rig.camera.captureFault = 'bad-picture';
    await rig.toCamera();
    rig.guide.steady();
    await settle();
    expect(rig.view).toMatchObject({ screen: 'problem', code: 'bad-picture', canRetry: true });
  });
});

describe('the station', () => {
  it('is shown as starting until main has spoken', async () => {
    const rig = new FlowRig();
    const held = new Held<ReturnType<typeof ok<typeof fakeStation>>>();
    rig.bridge.answers.getStation = () => held.promise;
    await rig.start();
    expect(rig.view).toEqual({ screen: 'starting', language: 'kk', limit: null });
    held.release(ok({ ...fakeStation, defaultLanguage: 'ru' as const }));
    await settle();
    expect(rig.view).toEqual({ screen: 'waiting', language: 'ru', limit: null });
  });

  it('not set up says why until it is, and falls back when it no longer is', async () => {
    const rig = new FlowRig();
    rig.bridge.answers.getStation = async () => ok({ ...fakeStation, fault: 'not-configured' as const });
    await rig.start();
    expect(rig.view).toMatchObject({ screen: 'notSetUp', code: 'not-configured' });
    rig.act.start();
    rig.bridge.changeStation({ fault: 'secret-store-weak' });
    expect(rig.view).toMatchObject({ screen: 'notSetUp', code: 'secret-store-weak' });
    rig.bridge.changeStation({});
    expect(rig.view.screen).toBe('waiting');
    rig.bridge.changeStation({ fault: 'not-configured' });
    expect(rig.view.screen).toBe('notSetUp');
  });

  it('does not throw a person out when it changes, but nobody comes in after them', async () => {
    const rig = await startFlow();
    await rig.toCamera();
    rig.bridge.changeStation({ fault: 'not-configured' });
    expect(rig.view.screen).toBe('camera');
    rig.guide.steady();
    await settle();
    rig.act.done();
    expect(rig.view.screen).toBe('notSetUp');
  });

  it.each([
    ['refuses', async () => failed('sender-refused'), 'sender-refused', 0],
    ['rejects', () => Promise.reject(new Error('bug')), 'internal', 0],
    ['is silent', () => new Held<never>().promise, 'internal', 10_000],
  ])('out of order when main %s; asks again by itself', async (_how, answer, code, afterMs) => {
    const rig = new FlowRig();
    const good = rig.bridge.answers.getStation;
    rig.bridge.answers.getStation = answer;
    await rig.start();
    await rig.advance(afterMs);
    expect(rig.view).toMatchObject({ screen: 'outOfOrder', code });
    await rig.advance(30_000);
    expect(rig.view.screen).toBe('outOfOrder');
    rig.bridge.answers.getStation = good;
    await rig.advance(14_000);
    expect(rig.view.screen).toBe('waiting');
    expect(rig.screens).toEqual(['starting', 'outOfOrder', 'waiting']);
  });

  it('out of order ends as well when main speaks up first', async () => {
    const rig = new FlowRig();
    rig.bridge.answers.getStation = async () => failed('internal');
    await rig.start();
    rig.bridge.changeStation({});
    expect(rig.view.screen).toBe('waiting');
  });
});
