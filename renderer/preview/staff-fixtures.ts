import type { ExportState } from '../../preload/record-contract.ts';
import type { StaffRole } from '../../preload/staff-contract.ts';
import type { StationKind } from './staff-stations.ts';

/** One page of the console in one state. */
export interface StaffFixture {
  readonly name: string;
  readonly station: StationKind;
  /** Null: before sign-in. */
  readonly role: StaffRole | null;
  /** What is pressed to get there: the `data-action`, with `=value` where several have the same. */
  readonly presses: readonly string[];
  /** Selector that matches when the page is shown. */
  readonly shows: string;
  /** After a wrong PIN, ms. */
  readonly pauseMs?: number;
  readonly lastExport?: ExportState;
  /** Portraits on the wall behind the person in the camera check. */
  readonly portraits?: number;
}

const digits = (pin: string): string[] => [...pin].map((digit) => `digit-${digit}`);
const fixture = (
  name: string,
  shows: string,
  presses: readonly string[] = [],
  station: StationKind = 'healthy',
  role: StaffRole | null = 'administrator',
): StaffFixture => ({ name, station, role, presses, shows });

/** The page of the records while an export is so far, or after it. */
const exporting = (
  name: string,
  shows: string,
  lastExport: ExportState,
  presses: readonly string[] = [],
) => ({
  ...fixture(`records/${name}`, shows, [page('records'), ...presses]),
  lastExport,
});
const running = { kind: 'running', doneBytes: 34_000_000, totalBytes: 112_000_000 } as const;

const page = (name: string): string => `page-${name}`;
const pin = [...digits('271828'), 'enter'];
const toKey = ['next', 'next', 'next'];
const toPin = [...toKey, 'next', 'next'];

/** Every page and every step; the spec draws each in every language and layout. */
export const staffFixtures: readonly StaffFixture[] = [
  fixture('sign-in/pin', '[data-sign-in="pin"]', [], 'healthy', null),
  // Long, because on a slow machine a short delay would end before the screenshot.
  {
    ...fixture('sign-in/wrong', '[data-wrong="pin-wrong"]', [...digits('000111'), 'enter'], 'healthy', null),
    pauseMs: 60_000,
  },
  fixture('status/healthy', '[data-tile="clock"]'),
  fixture('status/troubled', '[data-tile="clock"]', [], 'troubled'),
  fixture('status/virgin', '[data-tile="clock"]', [], 'virgin'),
  fixture('status/locked', '[data-tile="clock"]', [], 'locked'),
  fixture('status/clerk', '[data-tile="clock"]', [], 'healthy', 'clerk'),
  fixture('restart/ask', '[data-dialog="restart"]', ['restart']),
  fixture('exit/ask', '[data-dialog="exit"]', ['exit']),
  ...['bank', 'service', 'network', 'consent', 'camera', 'times', 'sound', 'station', 'records'].map(
    (group) => fixture(`settings/${group}`, '[data-setting]', [page('settings'), `group=${group}`]),
  ),
  fixture('settings/locked', '[data-source="policy"]', [page('settings')], 'locked'),
  fixture('settings/refused', '[data-setting="languages"] .notice', [
    ...[page('settings'), 'set-languages=kk', 'set-languages=ru', 'set-languages=en'],
  ]),
  fixture('settings/text', '[data-dialog="endpoint"]', [page('settings'), 'group=service', 'set-endpoint']),
  fixture('settings/three', '[data-dialog="bankName"]', [page('settings'), 'set-bankName-ru']),
  fixture('settings/long', '[data-dialog="consentText"]', [
    ...[page('settings'), 'group=consent', 'set-consentText-kk'],
  ]),
  fixture('keys/set', '[data-secret="proxyPassword"]', [page('keys')]),
  fixture('keys/virgin', '[data-secret="proxyPassword"]', [page('keys')], 'virgin'),
  fixture('keys/locked', '[data-secret="proxyPassword"]', [page('keys')], 'locked'),
  fixture('keys/type', '[data-dialog="secret"]', [page('keys'), 'type-apiKey']),
  fixture('keys/refused', '[data-secret="apiKey"] .notice', [page('keys'), 'import'], 'troubled'),
  fixture('keys/remove', '[data-dialog="remove"]', [page('keys'), 'remove-apiKey']),
  fixture('camera/two', '[data-action="rotation"]', [page('camera')]),
  fixture('diagnostics/connection', '[data-phase="asking"]', [page('diagnostics')]),
  fixture('diagnostics/well', '[data-well="true"]', [page('diagnostics'), 'test-real']),
  fixture('diagnostics/bad', '[data-well="false"]', [page('diagnostics'), 'test-free'], 'troubled'),
  fixture('diagnostics/camera', '.camera-alone', [page('diagnostics'), 'part=camera']),
  {
    ...fixture('diagnostics/portrait', '[data-finding="furniture"]', [page('diagnostics'), 'part=camera']),
    portraits: 1,
  },
  fixture('diagnostics/errors', '.error-row', [page('diagnostics'), 'part=errors'], 'troubled'),
  fixture('diagnostics/support', '[data-testid="bundle-file"]', [
    ...[page('diagnostics'), 'part=support', 'export'],
  ]),
  fixture('records/day', '.attempts', [page('records')]),
  fixture('records/events', '.event-detail', [
    page('records'),
    'filter=events',
    'exportSpan=month',
    'export',
  ]),
  exporting('writing', '[data-export="writing"]', { ...running, step: 'writing' }),
  exporting('checking', '[data-export="checking"]', { ...running, step: 'checking' }),
  exporting('stopped', '.record-export .notice', { ...running, step: 'writing' }, ['stopExport']),
  exporting('full', '.record-export .notice', {
    kind: 'failed',
    error: { code: 'drive-full', detail: 'ENOSPC' },
  }),
  fixture('records/troubled', '.notice[data-notice="bad"]', [page('records')], 'troubled'),
  fixture('records/virgin', '.chain .notice', [page('records')], 'virgin'),
  fixture('help/all', '.help-entry', [page('help')]),
  fixture('help/clerk', '.help-entry', [page('help')], 'healthy', 'clerk'),
  fixture('set-up/language', '[data-set-up-step="language"]', [], 'virgin', null),
  fixture('set-up/bank', '[data-set-up-step="bank"]', ['next'], 'virgin', null),
  fixture('set-up/camera', '[data-set-up-step="camera"]', ['next', 'next'], 'virgin', null),
  fixture('set-up/key', '[data-set-up-step="key"]', toKey, 'virgin', null),
  fixture('set-up/no-stick', '.notice', [...toKey, 'import'], 'virgin', null),
  fixture('set-up/test', '[data-set-up-step="test"]', [...toKey, 'next'], 'virgin', null),
  fixture('set-up/tested', '[data-well="true"]', [...toKey, 'next', 'test-real'], 'virgin', null),
  fixture('set-up/blocked', '[data-well="false"]', [...toKey, 'next', 'test-real'], 'blocked', null),
  fixture('set-up/pin', '[data-phase="choose"]', toPin, 'virgin', null),
  fixture('set-up/pin-again', '[data-phase="repeat"]', [...toPin, ...pin], 'virgin', null),
  fixture('set-up/clerk', '[data-phase="ask"]', [...toPin, ...pin, ...pin], 'virgin', null),
  fixture('set-up/done', '[data-action="finish"]', [...toPin, ...pin, ...pin, 'next'], 'virgin', null),
];

/** The fixture of that name; an unknown name is a mistake in the address or in a test. */
export function staffFixtureNamed(name: string): StaffFixture {
  const found = staffFixtures.find((one) => one.name === name);
  if (!found) throw new Error(`no staff fixture is called "${name}"`);
  return found;
}
