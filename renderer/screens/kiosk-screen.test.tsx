import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { hints, languages, type Hint, type Language, personClasses } from '../../preload/contract.ts';
import { lensSides, type Station } from '../../preload/station.ts';
import { staffCodes } from '../../preload/error-codes.ts';
import { hintSigns, signSide } from '../components/hint.tsx';
import type { Actions, CameraPhase, View } from '../flow/view.ts';
import { restingOval, type Guidance } from '../guidance/guidance.ts';
import { fixtures, previewStation, type Fixture } from '../preview/fixtures.ts';
import { texts } from '../text/i18n.ts';
import { KioskScreen } from './kiosk-screen.tsx';
import { soundFor } from './use-screen-sounds.ts';

const nothing = () => undefined;
const actions: Actions = {
  chooseLanguage: nothing,
  start: nothing,
  agree: nothing,
  decline: nothing,
  back: nothing,
  takePicture: nothing,
  cancel: nothing,
  tryAgain: nothing,
  askStaff: nothing,
  done: nothing,
  moreTime: nothing,
  callConsole: nothing,
};
const demonstration = previewStation(true);

function draw(view: View, station: Station = demonstration): string {
  return renderToStaticMarkup(
    <KioskScreen
      view={view}
      station={station}
      actions={actions}
      preview={<i data-preview />}
      still="blob:kiosk/1"
    />,
  );
}

const viewOf = ({ view, limit }: Fixture, language: Language): View => ({ ...view, language, limit });
const textOf = (markup: string) => markup.replace(/<[^>]+>/g, '\n');
const actionsIn = (markup: string) =>
  [...markup.matchAll(/<button[^>]*>/g)]
    .filter(([tag]) => !tag.includes('disabled'))
    .map(([tag]) => /data-action="(\w+)"/.exec(tag)?.[1] ?? 'language');

describe.each(languages)('every fixture in %s', (language) => {
  it.each(fixtures)('$name', (fixture) => {
    const markup = draw(viewOf(fixture, language));
    expect(markup).toContain(`data-screen="${fixture.view.screen}"`);
    expect(markup.match(/<h1/g)).toHaveLength(1);
    // A missing text is rendered as its key.
    expect(textOf(markup)).not.toMatch(/\{\{|\b[a-z][a-zA-Z]+\.[a-zA-Z-]+\b(?<!biometric\.kz)/);
    // The band shows it in all languages at once, independent of the chosen one.
    for (const one of languages) expect(markup).toContain(texts[one].t('demonstration'));
    if ('code' in fixture.view) expect(markup).toContain(staffCodes[fixture.view.code]);
    expect(markup.includes('data-testid="limit"')).toBe(fixture.limit !== null);
  });
});

describe('the band and the notes', () => {
  const waiting: View = { screen: 'waiting', language: 'en', limit: null };
  const live: View = { screen: 'live', receipt: null, language: 'en', limit: null };

  it('leave a real check alone', () => {
    expect(draw(waiting, { ...demonstration, demonstration: false })).not.toContain('Demonstration');
  });

  it('say that the runtime is not for use, except in production, which never has such a one', () => {
    const note = texts.en.t('runtimeUnsupported');
    expect(draw(live, { ...demonstration, runtimeSupported: false })).toContain(note);
    expect(draw(live, { ...demonstration, runtimeSupported: true })).not.toContain(note);
    expect(draw(live, { ...demonstration, runtimeSupported: false, flavour: 'production' })).not.toContain(
      note,
    );
  });
});

describe('what can be pressed', () => {
  const press = (view: View) => actionsIn(draw(view));
  const base = { language: 'en', limit: null } as const;

  it('on the camera screen depends on the phase', () => {
    const camera = (phase: CameraPhase) => press({ ...base, screen: 'camera', phase });
    const guidance = { hint: 'tooFar', oval: restingOval, holding: null } as const;
    expect(camera({ name: 'opening' })).toEqual(['back']);
    const guiding = { name: 'guiding', guidance, canTake: false, offersStaff: false } as const;
    expect(camera(guiding)).toEqual(['back']);
    expect(camera({ ...guiding, canTake: true })).toEqual(['takePicture', 'back']);
    expect(camera({ ...guiding, offersStaff: true })).toEqual(['askStaff', 'back']);
    expect(camera({ ...guiding, canTake: true, offersStaff: true })).toEqual([
      'takePicture',
      'askStaff',
      'back',
    ]);
    expect(camera({ name: 'manual' })).toEqual(['takePicture', 'back']);
    expect(camera({ name: 'countdown', oval: restingOval, id: 1, durationMs: 3000 })).toEqual(['back']);
    expect(camera({ name: 'capturing', oval: restingOval })).toEqual([]);
  });

  it('on a problem depends on whether another go makes sense', () => {
    const problem = { ...base, screen: 'problem', code: 'unreachable' } as const;
    const after = (view: View) => press(view).filter((action) => action !== 'language');
    expect(after({ ...problem, canRetry: true })).toEqual(['tryAgain', 'askStaff']);
    expect(after({ ...problem, canRetry: false })).toEqual(['done']);
  });

  it('offers the languages wherever a person reads at their own pace, each once', () => {
    const offering = fixtures.filter((fixture) =>
      actionsIn(draw(viewOf(fixture, 'en'))).includes('language'),
    );
    expect(new Set(offering.map(({ view }) => view.screen))).toEqual(
      new Set([
        ...['waiting', 'consent', 'declined', 'live', 'notLive', 'noAttemptsLeft', 'staffCalled'],
        ...['problem', 'outcomeUnknown', 'cameraFault'],
      ]),
    );
    for (const fixture of offering)
      for (const language of languages)
        expect(draw(viewOf(fixture, 'en')).split(`data-language="${language}"`)).toHaveLength(2);
  });

  it('offers those languages that the station has, and none where there is one', () => {
    const waiting: View = { ...base, screen: 'waiting' };
    const live: View = { ...base, screen: 'live', receipt: null };
    for (const view of [waiting, live]) {
      expect(actionsIn(draw(view, { ...demonstration, languages: ['ru', 'kk'] }))).toContain('language');
      expect(draw(view, { ...demonstration, languages: ['ru', 'kk'] })).not.toContain('data-language="en"');
      expect(actionsIn(draw(view, { ...demonstration, languages: ['ru'] }))).not.toContain('language');
    }
  });

  it('offers more time in the last seconds of a limit', () => {
    const limit = (isClosing: boolean) => ({ id: 7, durationMs: 30_000, isClosing });
    const live = (isClosing: boolean) =>
      press({ ...base, screen: 'live', receipt: null, limit: limit(isClosing) });
    expect(live(true)).toEqual(expect.arrayContaining(['done', 'moreTime']));
    expect(live(false)).not.toContain('moreTime');
  });
});

describe('a station that can’t work for the moment', () => {
  const base = { language: 'en', limit: null, screen: 'notSetUp' } as const;
  it.each([
    ['not-configured', true, 'notSetUp.heading'],
    ['not-configured', false, 'notSetUp.heading'],
    // The set-up is offered even with other faults.
    ['secret-store-weak', true, 'notSetUp.heading'],
    ['record-not-written', false, 'outOfOrder.heading'],
    ['policy-invalid', false, 'outOfOrder.heading'],
  ] as const)('says of %s (can be set up: %s) what is so', (code, canBeSetUp, heading) => {
    expect(draw({ ...base, code }, { ...demonstration, canBeSetUp })).toContain(texts.en.t(heading));
  });
});

describe('the camera screen', () => {
  const base = { language: 'en', limit: null, screen: 'camera' } as const;
  const guiding = (hint: Hint, holding: Guidance['holding'] = null): View => ({
    ...base,
    phase: {
      name: 'guiding',
      guidance: { hint, oval: restingOval, holding },
      canTake: false,
      offersStaff: false,
    },
  });

  it.each(hints)('says %s in words and with a sign, and marks it for tests', (hint) => {
    const markup = draw(guiding(hint));
    expect(markup).toContain(`data-hint="${hint}"`);
    expect(markup).toContain(`role="status">${texts.en.t(`camera.hint.${hint}`)}</p>`);
    expect(/class="hint-sign"><svg class="pictogram"[^>]*>.+?<\/svg>/.test(markup)).toBe(true);
  });

  it('gives every hint a sign of its own, but for those that ask the same', () => {
    const signs = hints.map((hint) => hintSigns[hint]);
    expect(new Set(signs).size).toBe(hints.length);
  });

  it('points where the person is to go, as in a mirror: their own left is on the left', () => {
    for (const hint of hints) {
      const side = /(move|turn|tilt)Right/.test(hint) ? 'right' : 'left';
      expect(signSide(hint), hint).toBe(side);
    }
  });

  it('closes a ring while the person holds still, and during the countdown', () => {
    expect(draw(guiding('steady'))).not.toContain('face-oval-ring');
    expect(draw(guiding('steady', { id: 1, durationMs: 800 }))).toContain('--ring-duration:800ms');
    const countdown = { name: 'countdown', oval: restingOval, id: 1, durationMs: 3000 } as const;
    expect(draw({ ...base, phase: countdown })).toContain('--ring-duration:3000ms');
  });

  it('shows in its state, which colours plate and oval, when the person need only go on', () => {
    expect(draw(guiding('steady'))).toContain('data-state="good"');
    expect(draw({ ...base, phase: { name: 'capturing', oval: restingOval } })).toContain('data-state="good"');
    for (const hint of hints.filter((one) => one !== 'steady'))
      expect(draw(guiding(hint)), hint).toContain('data-state="guiding"');
  });

  it.each(lensSides)('points to the lens: %s', (lensSide) => {
    const markup = draw(guiding('tooFar'), { ...demonstration, lensSide });
    expect(markup).toContain(`class="lens-arrow" data-side="${lensSide}"`);
  });

  it('counts down in the plate alone; the words are read out', () => {
    const phase = { name: 'countdown', oval: restingOval, id: 1, durationMs: 3000 } as const;
    const markup = draw({ ...base, phase });
    expect(markup).toContain(`<p class="unseen" role="status">${texts.en.t('camera.hint.countdown')}</p>`);
    expect(draw(guiding('tooFar'))).toContain('<p class="hint-words" role="status">');
  });

  it('becomes a lamp when the face is too dark', () => {
    expect(draw(guiding('tooDark'))).toContain('data-lamp="true"');
    expect(draw(guiding('tooFar'))).toContain('data-lamp="false"');
  });

  it('draws the oval where the guidance has it', () => {
    const oval = { cx: -7, cy: 60, rx: 20, ry: 30 };
    const phase = { name: 'capturing', oval } as const;
    expect(draw({ ...base, phase })).toContain('M-7 30A20 30 0 0 1 -7 90A20 30 0 0 1 -7 30Z');
  });
});

describe('pictures', () => {
  it('the preview is drawn on the camera screen only, the still on the checking screen only', () => {
    for (const fixture of fixtures) {
      const markup = draw(viewOf(fixture, 'en'));
      expect(markup.includes('data-preview')).toBe(fixture.view.screen === 'camera');
      expect(markup.includes('blob:kiosk/1')).toBe(fixture.view.screen === 'checking');
    }
  });
});

describe('sounds', () => {
  it('go with holding still, the capture and the verdicts, and with nothing else', () => {
    const sounding = fixtures.filter((fixture) => soundFor(viewOf(fixture, 'en')));
    expect(new Set(sounding.map(({ name }) => name))).toEqual(
      new Set([
        'camera/capturing',
        'camera/holding',
        'live/ready',
        'live/limit',
        'live/receipt-limit',
        'notLive/two-left',
        'notLive/one-left-limit',
        'notLive/five-left',
        'notLive/receipt-limit',
        ...personClasses.map((failureClass) => `notLive/reason-${failureClass}`),
        'noAttemptsLeft/limit',
        'noAttemptsLeft/receipt',
      ]),
    );
  });
});

describe('the consent screen', () => {
  const consent: View = { screen: 'consent', language: 'en', limit: null };
  const looks = (station: Station) => [
    ...draw(consent, station).matchAll(/role="img" aria-label="([^"]+)"/g),
  ];

  it('shows three pictures, each with words for a screen reader', () => {
    expect(looks(demonstration).map(([, words]) => words)).toEqual(
      (['straight', 'nearer', 'uncovered'] as const).map((tip) => texts.en.t(`notLive.${tip}`)),
    );
  });

  it('leaves them out beside a bank’s own lines that need the room', () => {
    const { consent: own } = fixtures.find(({ name }) => name === 'consent/own-limit')!;
    expect(looks({ ...demonstration, consent: own! })).toEqual([]);
  });
});
