import { describe, expect, it } from 'vitest';
import { fakeStation, ok, verdictOf } from '../../test/fakes/bridge.ts';
import { jpegBytes } from '../../test/fakes/camera.ts';
import { goodMeasures } from '../../test/fakes/guide.ts';
import { Held, settle, startFlow } from '../../test/fakes/flow-rig.ts';

describe('from touch to verdict', () => {
  it('goes by itself from consent over the guidance to live, and picture and quality reach main', async () => {
    const rig = await startFlow();
    await rig.toCamera();
    expect(rig.view).toMatchObject({
      screen: 'camera',
      phase: { name: 'guiding', guidance: { hint: 'noFace' }, canTake: false },
    });
    rig.guide.steady();
    await settle();
    expect(rig.view.screen).toBe('live');
    expect(rig.screens).toEqual(['starting', 'waiting', 'consent', 'camera', 'checking', 'live']);
    expect(rig.bridge.sent('submitPicture')).toEqual([
      {
        attemptId: 'attempt-2',
        picture: new Uint8Array(jpegBytes),
        quality: { mode: 'automatic', hint: 'steady', measures: goodMeasures },
      },
    ]);
  });

  it.each([
    ['live', 2, 'live'],
    ['not-live', 2, 'notLive'],
    ['not-live', 0, 'noAttemptsLeft'],
  ] as const)(
    '%s with %i attempts left: the receipt stands on the screen, and not on the next one',
    async (verdict, attemptsLeft, screen) => {
      const rig = await startFlow();
      const answer = verdictOf(verdict, attemptsLeft);
      await rig.toResult(answer.ok ? ok({ ...answer.value, receipt: '123' }) : answer);
      expect(rig.view).toMatchObject({ screen, receipt: '123' });
      rig.act.done();
      await rig.toResult(verdictOf('live'));
      expect(rig.view).toMatchObject({ screen: 'live', receipt: null });
    },
  );

  it('tells main the language and the text that were agreed to, and asks early for the attempt', async () => {
    const rig = await startFlow();
    rig.act.chooseLanguage('ru');
    await rig.toCamera();
    expect(rig.bridge.sent('beginSession')).toEqual([
      { language: 'ru', consentVersion: fakeStation.consent.version },
    ]);
    expect(rig.bridge.sent('beginAttempt')).toEqual([{ sessionId: 'session-1' }]);
    expect(rig.bridge.sent('submitPicture')).toEqual([]);
  });

  it('waits in the station’s first language, also after that was changed, and keeps a person’s own', async () => {
    const rig = await startFlow();
    rig.bridge.changeStation({ languages: ['ru', 'en'], defaultLanguage: 'ru' });
    expect(rig.snapshot.context.language).toBe('ru');
    rig.act.chooseLanguage('en');
    await rig.toConsent();
    rig.bridge.changeStation({ languages: ['ru', 'en'], defaultLanguage: 'ru', maxAttempts: 2 });
    expect(rig.snapshot.context.language).toBe('en');
  });

  it('asks main for a session about the very words that were agreed to', async () => {
    const rig = await startFlow();
    await rig.toConsent();
    const { texts } = fakeStation.consent;
    rig.act.agree();
    rig.bridge.changeStation({ consent: { version: 'later', texts } });
    await settle();
    expect(rig.bridge.sent('beginSession')).toMatchObject([{ consentVersion: fakeStation.consent.version }]);
  });

  it('gives the screen to staff from everywhere, ends the session under way, and takes it back', async () => {
    const rig = await startFlow();
    await rig.toCamera();
    rig.act.callConsole();
    await settle();
    expect(rig.snapshot.hasTag('staff')).toBe(true);
    expect(rig.bridge.sent('endSession')).toEqual([{ sessionId: 'session-1' }]);
    expect(rig.snapshot.context.sessionId).toBeNull();
    rig.act.start();
    rig.act.callConsole();
    expect(rig.snapshot.hasTag('staff')).toBe(true);
    rig.actor.send({ type: 'STAFF_LEFT' });
    expect(rig.snapshot.hasTag('waiting')).toBe(true);
  });

  it('does not touch the camera or main before the person agrees', async () => {
    const rig = await startFlow();
    await rig.toConsent();
    expect(rig.camera.opens).toBe(0);
    expect(rig.bridge.calls.map((call) => call.method)).toEqual(['getStation']);
  });

  it('lets the language be changed on the consent screen', async () => {
    const rig = await startFlow();
    await rig.toConsent();
    rig.act.chooseLanguage('en');
    expect(rig.view).toMatchObject({ screen: 'consent', language: 'en' });
  });

  it('goes on from not live to another attempt in the same session', async () => {
    const rig = await startFlow();
    await rig.toNotLive(2);
    expect(rig.view).toMatchObject({ screen: 'notLive', attemptsLeft: 2 });
    rig.bridge.answers.submitPicture = async () => verdictOf('live', 1);
    rig.act.tryAgain();
    await settle();
    rig.guide.steady();
    await settle();
    expect(rig.view.screen).toBe('live');
    expect(rig.bridge.sent('beginSession')).toHaveLength(1);
    expect(rig.bridge.sent('beginAttempt')).toHaveLength(2);
  });

  it('says first what the service found wanting, and forgets it with the next outcome and with the person', async () => {
    const rig = await startFlow();
    await rig.toResult(verdictOf('not-live', 2, 'eyes'));
    expect(rig.view).toMatchObject({ screen: 'notLive', tips: ['eyes', 'light', 'uncovered'] });
    rig.bridge.answers.submitPicture = async () => verdictOf('not-live', 1, 'general');
    rig.act.tryAgain();
    await settle();
    rig.guide.steady();
    await settle();
    expect(rig.view).toMatchObject({ screen: 'notLive', tips: ['light', 'uncovered', 'steady'] });
    rig.act.done();
    expect(rig.context.failureClass).toBeNull();
  });

  it('the service’s own failure may be repeated by the person, with all attempts left', async () => {
    const rig = await startFlow();
    await rig.toResult({ ok: false, error: { code: 'service-error', attemptsLeft: 3 } });
    expect(rig.view).toMatchObject({ screen: 'problem', code: 'service-error', canRetry: true });
  });

  it('ends with no attempts left, and no way back to the camera', async () => {
    const rig = await startFlow();
    await rig.toNotLive(0);
    expect(rig.view.screen).toBe('noAttemptsLeft');
    rig.act.tryAgain();
    expect(rig.view.screen).toBe('noAttemptsLeft');
  });

  it.each(['decline', 'askStaff'] as const)('%s leads to its screen, and done to waiting', async (way) => {
    const rig = await startFlow();
    if (way === 'decline') await rig.toConsent();
    else await rig.toNotLive();
    rig.act[way]();
    expect(rig.view.screen).toBe(way === 'decline' ? 'declined' : 'staffCalled');
    rig.act.done();
    expect(rig.view.screen).toBe('waiting');
  });

  it('asks for consent again when the person goes back from the camera', async () => {
    const rig = await startFlow();
    await rig.toCamera();
    rig.act.back();
    await settle();
    expect(rig.view.screen).toBe('consent');
    expect(rig.camera.isOpen).toBe(false);
    expect(rig.bridge.sent('endSession')).toEqual([{ sessionId: 'session-1' }]);
    rig.act.agree();
    await settle();
    expect(rig.bridge.sent('beginSession')).toHaveLength(2);
  });
});

describe('while checking', () => {
  it('says when it is slow', async () => {
    const rig = await startFlow();
    await rig.toChecking();
    expect(rig.view).toMatchObject({ screen: 'checking', slow: false, limit: null });
    await rig.advance(4_750);
    expect(rig.view).toMatchObject({ slow: false });
    await rig.advance(1_500);
    expect(rig.view).toMatchObject({ slow: true, limit: null });
  });

  it('cancel ends the attempt in main, and a verdict that comes too late changes nothing', async () => {
    const rig = await startFlow();
    const held = await rig.toChecking();
    rig.act.cancel();
    expect(rig.view.screen).toBe('waiting');
    expect(rig.bridge.sent('cancelAttempt')).toEqual([{ attemptId: 'attempt-2' }]);
    held.release(verdictOf('live'));
    await settle();
    expect(rig.view.screen).toBe('waiting');
    expect(rig.screens).not.toContain('live');
  });

  it('does not cancel an attempt that was answered', async () => {
    const rig = await startFlow();
    await rig.toResult(verdictOf('live'));
    rig.act.done();
    await settle();
    expect(rig.bridge.sent('cancelAttempt')).toEqual([]);
  });

  it('has no limit for the person, and gives up as unknown only when main must have died', async () => {
    const rig = await startFlow();
    await rig.toChecking();
    await rig.advance(149_000);
    expect(rig.view.screen).toBe('checking');
    await rig.advance(1_000);
    expect(rig.view).toMatchObject({ screen: 'outcomeUnknown', code: 'outcome-unknown', canRetry: true });
  });

  it('sends the same picture once more under a new id when the first had expired unused', async () => {
    const rig = await startFlow();
    const answers = [{ ok: false, error: { code: 'attempt-expired' } } as const, verdictOf('live')];
    rig.bridge.answers.submitPicture = async () => answers.shift() ?? verdictOf('not-live');
    await rig.toCamera();
    rig.guide.steady();
    await settle();
    expect(rig.view.screen).toBe('live');
    const picture = new Uint8Array(jpegBytes);
    const quality = { mode: 'automatic', hint: 'steady', measures: goodMeasures };
    expect(rig.bridge.sent('submitPicture')).toEqual([
      { attemptId: 'attempt-2', picture, quality },
      { attemptId: 'attempt-3', picture, quality },
    ]);
  });

  it('does so once only', async () => {
    const rig = await startFlow();
    rig.bridge.answers.submitPicture = async () => ({ ok: false, error: { code: 'attempt-expired' } });
    await rig.toCamera();
    rig.guide.steady();
    await settle();
    expect(rig.view).toMatchObject({ screen: 'problem', code: 'attempt-expired', canRetry: true });
    expect(rig.bridge.sent('submitPicture')).toHaveLength(2);
  });

  it('never sends the wiped picture after a cancel in between', async () => {
    const rig = await startFlow();
    const held = await rig.toChecking();
    const grant = new Held<never>();
    rig.bridge.answers.beginAttempt = () => grant.promise;
    held.release({ ok: false, error: { code: 'attempt-expired' } });
    await settle();
    rig.act.cancel();
    grant.release(ok({ attemptId: 'late', expiresInMs: 1, attemptsLeft: 3 }) as never);
    await settle();
    expect(rig.bridge.sent('submitPicture')).toHaveLength(1);
  });
});

describe('double touches', () => {
  it('START, AGREE and TAKE_PICTURE count once', async () => {
    const rig = await startFlow();
    rig.guide.available = false;
    rig.act.start();
    rig.act.start();
    expect(rig.view.screen).toBe('consent');
    rig.act.agree();
    rig.act.agree();
    await settle();
    expect(rig.view).toMatchObject({ screen: 'camera', phase: { name: 'manual' } });
    rig.act.takePicture();
    rig.act.takePicture();
    await rig.advance(1_000);
    rig.act.takePicture();
    await rig.advance(2_000);
    rig.act.takePicture();
    await settle();
    expect(rig.view.screen).toBe('live');
    expect(rig.camera.pictures).toHaveLength(1);
    for (const method of ['beginSession', 'beginAttempt', 'submitPicture'] as const) {
      expect(rig.bridge.sent(method)).toHaveLength(1);
    }
  });

  it('being steady twice is one picture, cancelling twice is one cancel, done twice stays waiting', async () => {
    const rig = await startFlow();
    await rig.toCamera();
    rig.bridge.answers.submitPicture = () => new Held<never>().promise;
    rig.guide.steady();
    rig.guide.steady();
    await settle();
    expect(rig.camera.pictures).toHaveLength(1);
    rig.act.cancel();
    rig.act.cancel();
    rig.act.done();
    rig.act.done();
    expect(rig.view.screen).toBe('waiting');
    expect(rig.bridge.sent('cancelAttempt')).toHaveLength(1);
  });
});

describe('a session that main grants after the person has left', () => {
  it('is ended again', async () => {
    const rig = await startFlow();
    const held = new Held<never>();
    rig.bridge.answers.beginSession = () => held.promise;
    await rig.toCamera();
    expect(rig.view).toMatchObject({ screen: 'camera', phase: { name: 'opening' } });
    rig.act.back();
    held.release(ok({ sessionId: 'late', attemptsLeft: 3 }) as never);
    await settle();
    expect(rig.bridge.sent('endSession')).toEqual([{ sessionId: 'late' }]);
    expect(rig.camera.opens).toBe(0);
  });
});
