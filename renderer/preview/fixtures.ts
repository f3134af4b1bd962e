import { staffCodes, type ErrorCode, type Station } from '../../preload/contract.ts';
import type { CameraTrouble, LimitView, ScreenView } from '../flow/view.ts';

/** One screen in one state. The name is what stands in the preview's address, and before the slash the screen. */
export interface Fixture {
  readonly name: string;
  readonly view: ScreenView;
  readonly limit: LimitView | null;
  /** Opens the second layer of the consent screen as well. */
  readonly inFull?: true;
}

const limit: LimitView = { id: 1, durationMs: 20_000 };
const errorCodes = Object.keys(staffCodes) as ErrorCode[];
const cameraTroubles: readonly CameraTrouble[] = [
  'camera-missing',
  'camera-refused',
  'camera-busy',
  'camera-lost',
  'camera-too-small',
];

const fixture = (name: string, view: ScreenView, limitOrNull: LimitView | null = null): Fixture => ({
  name: `${view.screen}/${name}`,
  view,
  limit: limitOrNull,
});

/** Every screen, every phase, every error code. A test asks that nothing is missing. */
export const fixtures: readonly Fixture[] = [
  fixture('first', { screen: 'starting' }),
  fixture('ready', { screen: 'waiting' }),
  fixture('short', { screen: 'consent' }),
  fixture('short-limit', { screen: 'consent' }, limit),
  { ...fixture('full', { screen: 'consent' }), inFull: true },
  { ...fixture('full-limit', { screen: 'consent' }, limit), inFull: true },
  fixture('limit', { screen: 'declined' }, limit),
  fixture('opening', { screen: 'camera', phase: { name: 'opening' } }),
  fixture('countdown', { screen: 'camera', phase: { name: 'countdown', id: 1, durationMs: 5_000 } }),
  fixture('paused', { screen: 'camera', phase: { name: 'paused' } }),
  fixture('paused-limit', { screen: 'camera', phase: { name: 'paused' } }, limit),
  fixture('capturing', { screen: 'camera', phase: { name: 'capturing' } }),
  fixture('first-second', { screen: 'checking', elapsedSeconds: 1, slow: false }),
  fixture('slow', { screen: 'checking', elapsedSeconds: 12, slow: true }),
  fixture('limit', { screen: 'live' }, limit),
  fixture('two-left', { screen: 'notLive', attemptsLeft: 2 }),
  fixture('one-left-limit', { screen: 'notLive', attemptsLeft: 1 }, limit),
  fixture('five-left', { screen: 'notLive', attemptsLeft: 5 }),
  fixture('limit', { screen: 'noAttemptsLeft' }, limit),
  fixture('limit', { screen: 'staffCalled' }, limit),
  ...errorCodes.map((code) => fixture(code, { screen: 'problem', code, canRetry: true })),
  fixture('no-retry', { screen: 'problem', code: 'access-denied', canRetry: false }),
  fixture('limit', { screen: 'problem', code: 'unreachable', canRetry: true }, limit),
  fixture('retry', { screen: 'outcomeUnknown', code: 'outcome-unknown', canRetry: true }),
  fixture('no-retry-limit', { screen: 'outcomeUnknown', code: 'outcome-unknown', canRetry: false }, limit),
  ...cameraTroubles.map((code) => fixture(code, { screen: 'cameraTrouble', code })),
  fixture('limit', { screen: 'cameraTrouble', code: 'camera-lost' }, limit),
  fixture('no-key', { screen: 'notSetUp', code: 'not-configured' }),
  fixture('internal', { screen: 'outOfOrder', code: 'internal' }),
];

/** The fixture of that name; an unknown name is a mistake in the address or in a test. */
export function fixtureNamed(name: string): Fixture {
  const found = fixtures.find((one) => one.name === name);
  if (!found) throw new Error(`no fixture is called "${name}"`);
  return found;
}

/** A bank that does not exist: "dala" is the steppe. */
export function previewStation(demonstration: boolean): Station {
  return {
    flavour: 'development',
    demonstration,
    trouble: null,
    version: '0.0.0',
    runtimeSupported: !demonstration,
    bankName: { kk: 'Дала банкі', ru: 'Банк «Дала»', en: 'Dala Bank' },
    defaultLanguage: 'kk',
    maxAttempts: 3,
    picture: { longestSidePx: 1280, targetBytes: 300_000, hardCapBytes: 900_000 },
    timing: {
      countdownMs: 5_000,
      consentLimitMs: 60_000,
      cameraLimitMs: 60_000,
      resultLimitMs: 30_000,
      slowAfterMs: 5_000,
    },
  };
}
