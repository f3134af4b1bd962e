import { personClasses } from '../../preload/contract.ts';
import type { Consent, ConsentText, LensSide, Station } from '../../preload/station.ts';
import { staffCodes, type CameraCode, type ErrorCode } from '../../preload/error-codes.ts';
import { consentVersion, standardConsent } from '../../preload/consent-text.ts';
import { unknownStation } from '../flow/context.ts';
import type { LimitView, ScreenView } from '../flow/view.ts';
import { tipsFor } from '../flow/tips.ts';
import { cameraFixtures } from './camera-fixtures.ts';

/** One screen in one state. The name is the one in the preview's address; the part before the slash is the screen. */
export interface Fixture {
  readonly name: string;
  readonly view: ScreenView;
  readonly limit: LimitView | null;
  /** Opens the second layer of the consent screen as well. */
  readonly inFull?: true;
  /** In place of the station's. */
  readonly consent?: Consent;
  readonly lensSide?: LensSide;
}

const limit: LimitView = { id: 1, durationMs: 20_000, isClosing: true };
/** As a result's limit begins: a line without words. */
const calmLimit: LimitView = { id: 1, durationMs: 60_000, isClosing: false };
const errorCodes = Object.keys(staffCodes) as ErrorCode[];
const cameraCodes = errorCodes.filter((code): code is CameraCode => code.startsWith('camera-'));

const fixture = (name: string, view: ScreenView, limitOrNull: LimitView | null = null): Fixture => ({
  name: `${view.screen}/${name}`,
  view,
  limit: limitOrNull,
});

/** A receipt as long as a real one. */
const receipt = '7'.repeat(397);

/** At a station that sends the photo, with the longest facts that the settings accept. */
const longestConsent: Consent = {
  version: consentVersion,
  texts: standardConsent(false, {
    operator: {
      kk: '«Дала Банкі» АҚ, БСН 010203040506, Алматы қаласы, Сарыарқа даңғылы, 117',
      ru: 'АО «Банк Дала», БИН 010203040506, город Алматы, проспект Сарыарка, 117',
      en: 'Dala Bank JSC, BIN 010203040506, Saryarka Avenue 117, Almaty, 050000 KZ',
    },
    term: {
      kk: 'тексерілген күннен бастап бір жыл ғана',
      ru: 'один год и один месяц со дня проверки',
      en: 'one year and a month from that very day',
    },
    thirdParties: {
      kk: '«Biometric.kz» ЖШС (тексеру қызметі), «Дала деректер» ЖШС (көшірмелер)',
      ru: 'ТОО «Biometric.kz» (сервис проверки), ТОО «Дата-центр» (копии записей)',
      en: 'Biometric.kz LLP (verification service), Dala Data LLP (record copies)',
    },
  }),
};

/** A bank's own text, as long as it may be: three lines of 90 characters and 850 in four sections. */
const longestOwn: ConsentText = {
  ...{ picture: wordsOf(90), sending: wordsOf(90), keeping: wordsOf(90) },
  sections: [550, 100, 100, 100].map((length) => ({ heading: wordsOf(20), body: wordsOf(length - 20) })),
};
const ownConsent: Consent = { version: 'own', texts: { kk: longestOwn, ru: longestOwn, en: longestOwn } };

/** Words of usual length, `length` characters in all. */
function wordsOf(length: number): string {
  return 'Деректер қызметкерлердің тексеруі үшін сақталады және берілмейді '.repeat(6).slice(0, length);
}

/** Every screen, every phase, every error code. A test checks that none is missing. */
export const fixtures: readonly Fixture[] = [
  fixture('first', { screen: 'starting' }),
  fixture('ready', { screen: 'waiting' }),
  fixture('short', { screen: 'consent' }),
  fixture('short-limit', { screen: 'consent' }, limit),
  { ...fixture('full', { screen: 'consent' }), inFull: true },
  { ...fixture('full-limit', { screen: 'consent' }, limit), inFull: true },
  { ...fixture('real-limit', { screen: 'consent' }, limit), consent: longestConsent },
  { ...fixture('real-full-limit', { screen: 'consent' }, limit), inFull: true, consent: longestConsent },
  { ...fixture('own-limit', { screen: 'consent' }, limit), consent: ownConsent },
  { ...fixture('own-full-limit', { screen: 'consent' }, limit), inFull: true, consent: ownConsent },
  fixture('limit', { screen: 'declined' }, limit),
  ...cameraFixtures.map(([name, phase]) => fixture(name, { screen: 'camera', phase })),
  ...cameraFixtures
    .filter(([name]) => name === 'can-take' || name === 'manual' || name === 'countdown')
    .map(([name, phase]) => fixture(`${name}-limit`, { screen: 'camera', phase }, limit)),
  ...(['left', 'right', 'below'] as const).map((lensSide) => ({
    ...fixture(`lens-${lensSide}-limit`, { screen: 'camera', phase: { name: 'manual' } }, limit),
    lensSide,
  })),
  fixture('first-second', { screen: 'checking', slow: false }),
  fixture('slow', { screen: 'checking', slow: true }),
  fixture('ready', { screen: 'live', receipt: null }, calmLimit),
  fixture('limit', { screen: 'live', receipt: null }, limit),
  fixture('receipt-limit', { screen: 'live', receipt }, limit),
  fixture(
    'two-left',
    { screen: 'notLive', attemptsLeft: 2, tips: ['light', 'uncovered', 'steady'], receipt: null },
    calmLimit,
  ),
  fixture(
    'one-left-limit',
    { screen: 'notLive', attemptsLeft: 1, tips: ['nearer', 'uncovered', 'steady'], receipt: null },
    limit,
  ),
  fixture('five-left', {
    screen: 'notLive',
    attemptsLeft: 5,
    tips: ['eyes', 'straight', 'light'],
    receipt: null,
  }),
  fixture(
    'receipt-limit',
    { screen: 'notLive', attemptsLeft: 2, tips: ['light', 'uncovered', 'steady'], receipt },
    limit,
  ),
  // As each class of the vendor's failure reasons looks where the kiosk measured nothing; `general` is what Mask Attack shows.
  ...personClasses.map((failureClass) =>
    fixture(`reason-${failureClass}`, {
      screen: 'notLive',
      attemptsLeft: 2,
      tips: tipsFor(null, failureClass),
      receipt: null,
    }),
  ),
  fixture('limit', { screen: 'noAttemptsLeft', receipt: null }, limit),
  fixture('receipt', { screen: 'noAttemptsLeft', receipt }),
  fixture('limit', { screen: 'staffCalled' }, limit),
  ...errorCodes.map((code) => fixture(code, { screen: 'problem', code, canRetry: true })),
  fixture('no-retry', { screen: 'problem', code: 'access-denied', canRetry: false }),
  fixture('limit', { screen: 'problem', code: 'unreachable', canRetry: true }, limit),
  fixture('retry', { screen: 'outcomeUnknown', code: 'outcome-unknown', canRetry: true }),
  fixture('no-retry-limit', { screen: 'outcomeUnknown', code: 'outcome-unknown', canRetry: false }, limit),
  ...cameraCodes.map((code) => fixture(code, { screen: 'cameraFault', code })),
  fixture('limit', { screen: 'cameraFault', code: 'camera-lost' }, limit),
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
    ...unknownStation,
    flavour: 'development',
    demonstration,
    version: '0.0.0',
    runtimeSupported: !demonstration,
    bankName: { kk: 'Дала банкі', ru: 'Банк «Дала»', en: 'Dala Bank' },
    consent: { version: consentVersion, texts: standardConsent(demonstration) },
    canBeSetUp: true,
    // A gallery of a hundred screens would speak all at once.
    sound: { effects: false, voice: false, volume: 0 },
  };
}
