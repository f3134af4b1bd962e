import { describe, expect, it } from 'vitest';
import { hints, personClasses } from '../../preload/contract.ts';
import { staffCodes, type CameraCode } from '../../preload/error-codes.ts';
import type { CameraPhase, ScreenView, Tip } from '../flow/view.ts';
import { readAddress, writeAddress } from './address.ts';
import { fixtureNamed, fixtures } from './fixtures.ts';

/** Written as records, so that a new screen, phase or camera fault in the View does not compile until it is added here. */
const screens: Readonly<Record<Exclude<ScreenView['screen'], 'staff'>, true>> = {
  starting: true,
  waiting: true,
  consent: true,
  declined: true,
  camera: true,
  checking: true,
  live: true,
  notLive: true,
  noAttemptsLeft: true,
  staffCalled: true,
  problem: true,
  outcomeUnknown: true,
  cameraFault: true,
  notSetUp: true,
  outOfOrder: true,
};
const phases: Readonly<Record<CameraPhase['name'], true>> = {
  opening: true,
  guiding: true,
  manual: true,
  countdown: true,
  capturing: true,
};
const troubles: Readonly<Record<CameraCode, true>> = {
  'camera-missing': true,
  'camera-refused': true,
  'camera-busy': true,
  'camera-lost': true,
  'camera-too-small': true,
  'camera-untrusted': true,
  'camera-frozen': true,
  'camera-black': true,
};
const tips: Readonly<Record<Tip, true>> = {
  light: true,
  uncovered: true,
  steady: true,
  nearer: true,
  distance: true,
  straight: true,
  eyes: true,
};

const views = fixtures.map(({ view }) => view);

describe('the fixtures', () => {
  it('have a name each', () => {
    expect(new Set(fixtures.map(({ name }) => name)).size).toBe(fixtures.length);
  });

  it('cover every screen', () => {
    expect(new Set(views.map(({ screen }) => screen))).toEqual(new Set(Object.keys(screens)));
  });

  it('cover every phase of the camera screen', () => {
    const shown = views.flatMap((view) => (view.screen === 'camera' ? [view.phase.name] : []));
    expect(new Set(shown)).toEqual(new Set(Object.keys(phases)));
  });

  it('cover every hint, a ring that closes, and the button that comes late', () => {
    const guided = views.flatMap((view) =>
      view.screen === 'camera' && view.phase.name === 'guiding' ? [view.phase] : [],
    );
    expect(new Set(guided.map(({ guidance }) => guidance.hint))).toEqual(new Set(hints));
    expect(guided.some(({ guidance }) => guidance.holding)).toBe(true);
    expect(guided.some(({ canTake }) => canTake) && guided.some(({ canTake }) => !canTake)).toBe(true);
  });

  it('cover every tip', () => {
    const shown = views.flatMap((view) => (view.screen === 'notLive' ? view.tips : []));
    expect(new Set(shown)).toEqual(new Set(Object.keys(tips)));
  });

  it('cover every class of the vendor’s failure reasons', () => {
    const shown = fixtures.map(({ name }) => name);
    for (const failureClass of personClasses) expect(shown).toContain(`notLive/reason-${failureClass}`);
  });

  it('cover every error code on the problem screen', () => {
    const shown = views.flatMap((view) => (view.screen === 'problem' ? [view.code] : []));
    expect(new Set(shown)).toEqual(new Set(Object.keys(staffCodes)));
  });

  it('cover every trouble with the camera', () => {
    const shown = views.flatMap((view) => (view.screen === 'cameraFault' ? [view.code] : []));
    expect(new Set(shown)).toEqual(new Set(Object.keys(troubles)));
  });

  it('show with and without another try, slow and not, with and without a limit', () => {
    const has = (part: object) =>
      views.some((view) =>
        Object.entries(part).every(([key, value]) => view[key as keyof ScreenView] === value),
      );
    for (const screen of ['problem', 'outcomeUnknown']) {
      expect(has({ screen, canRetry: true }) && has({ screen, canRetry: false }), screen).toBe(true);
    }
    expect(has({ slow: true }) && has({ slow: false })).toBe(true);
    expect(fixtures.some(({ limit }) => limit) && fixtures.some(({ limit }) => !limit)).toBe(true);
  });

  it('are found by name, and a wrong name is an error', () => {
    expect(fixtureNamed('camera/countdown').view.screen).toBe('camera');
    expect(() => fixtureNamed('camera/nowhere')).toThrow('camera/nowhere');
  });
});

describe('the preview’s address', () => {
  it('is read as it was written', () => {
    const address = {
      page: 'hints',
      only: 'live/limit',
      language: 'ru',
      demonstration: false,
      still: true,
    } as const;
    expect(readAddress(writeAddress(address))).toEqual(address);
  });

  it('falls back to the gallery in Kazakh', () => {
    expect(readAddress('?language=fr&page=nowhere')).toEqual({
      page: 'screens',
      only: null,
      language: 'kk',
      demonstration: true,
      still: false,
    });
  });
});
