import { describe, expect, it } from 'vitest';
import { staffCodes } from '../../preload/contract.ts';
import type { CameraPhase, CameraTrouble, ScreenView } from '../flow/view.ts';
import { readAddress, writeAddress } from './address.ts';
import { fixtureNamed, fixtures } from './fixtures.ts';

/** Written as records, so that a new screen, phase or trouble in the View does not compile until it stands here. */
const screens: Readonly<Record<ScreenView['screen'], true>> = {
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
  cameraTrouble: true,
  notSetUp: true,
  outOfOrder: true,
};
const phases: Readonly<Record<CameraPhase['name'], true>> = {
  opening: true,
  countdown: true,
  paused: true,
  capturing: true,
};
const troubles: Readonly<Record<CameraTrouble, true>> = {
  'camera-missing': true,
  'camera-refused': true,
  'camera-busy': true,
  'camera-lost': true,
  'camera-too-small': true,
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

  it('cover every error code on the problem screen', () => {
    const shown = views.flatMap((view) => (view.screen === 'problem' ? [view.code] : []));
    expect(new Set(shown)).toEqual(new Set(Object.keys(staffCodes)));
  });

  it('cover every trouble with the camera', () => {
    const shown = views.flatMap((view) => (view.screen === 'cameraTrouble' ? [view.code] : []));
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
    const address = { only: 'live/limit', language: 'ru', demonstration: false, still: true } as const;
    expect(readAddress(writeAddress(address))).toEqual(address);
  });

  it('falls back to the gallery in Kazakh', () => {
    expect(readAddress('?language=fr')).toEqual({
      only: null,
      language: 'kk',
      demonstration: true,
      still: false,
    });
  });
});
