import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, it, vi } from 'vitest';
import { FakeStore } from '../../test/fakes/settings-store.ts';
import { cameraIdOf, type CameraDevice } from '../camera/identity.ts';
import { noPolicy } from '../settings/managed-policy/parse-policy.ts';
import { Configuration } from '../settings/configuration.ts';
import { ownSwitches } from '../security/launch.ts';
import type { CommandPorts } from './command.ts';
import { commands, findCommand } from './commands.ts';

const checkPhotoInApp = vi.hoisted(() => vi.fn(async (_words: readonly string[], _ports: object) => 1));
vi.mock('./check-photo-in-app.ts', () => ({ checkPhotoInApp }));

const directory = mkdtempSync(join(tmpdir(), 'kiosk-commands-'));
afterAll(() => rmSync(directory, { recursive: true }));

const webcam: CameraDevice = {
  ...{ bus: 'usb', vendorId: '046d', productId: '082d', serial: '7A3F21BF', interfaceNumber: 0 },
  ...{ driver: 'uvcvideo', port: 'controller 3', names: ['HD Pro Webcam C920'] },
};

/** Runs a command line on a station with one camera. */
async function run(argv: readonly string[], input = '') {
  const lines: string[] = [];
  const errors: string[] = [];
  const store = new FakeStore({ apiKey: 'k' });
  let opened = 0;
  const ports: CommandPorts = {
    ...{ language: 'en', version: '1.2.3', build: 'development (Electron 1)' },
    input: Readable.from([Buffer.from(input)]),
    print: (line) => void lines.push(line),
    printError: (line) => void errors.push(line),
    list: async () => [{ kind: 'hardware', device: webcam }],
    policyPath: join(directory, 'policy.json'),
    station() {
      opened += 1;
      const configuration = new Configuration({
        store,
        readPolicy: () => ({ ok: true, value: noPolicy }),
        readGivenPassword: () => ({ ok: true, value: null }),
        readGivenKey: () => ({ ok: true, value: null }),
      });
      const openKeyWrapper = () =>
        ({ ok: false, error: { code: 'secret-store-weak', staffDetail: '' } }) as const;
      return { directory, store, configuration, openKeyWrapper, policyPath: join(directory, 'policy.json') };
    },
  };
  const code = await findCommand(argv)?.run(argv, ports);
  return { code, output: lines.join('\n'), errors: errors.join('\n'), settings: store.settings, opened };
}

it('finds no command in a start of the kiosk', () => {
  const starts = [[], ['.', '--use-fake-device-for-media-stream'], ['--supervised'], ['--out-of-order']];
  expect(starts.map(findCommand)).toEqual([null, null, null, null]);
});

it('lists every command among the switches that a packaged kiosk accepts', () => {
  const known: readonly string[] = ownSwitches;
  expect(commands.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
});

it.each([
  [['.', '--check-photo', 'a.jpg'], ['a.jpg']],
  [
    ['--check-photo', 'a b.png', '--endpoint', 'https://x/', '--api-key-file', '-', '--no-sandbox'],
    ['a b.png', '--endpoint', 'https://x/', '--api-key-file', '-'],
  ],
  [['--check-photo', '--endpoint=https://x/'], ['--endpoint=https://x/']],
])('%j checks a photo with the words that are not Chromium’s', async (argv, words) => {
  expect((await run(argv)).code).toBe(1);
  expect(checkPhotoInApp.mock.lastCall?.[0]).toEqual(words);
});

it.each([
  [['--list-cameras'], 0, /C920/],
  [['.', '--list-cameras', '--json', '--no-sandbox'], 0, /^\{"id":"usb-/],
  [['--pin-camera', cameraIdOf(webcam)], 0, /only this camera/],
  [[`--pin-camera=${cameraIdOf(webcam)}`], 0, /only this camera/],
  [['--pin-camera', '--no-sandbox'], 2, /camera-not-there/],
  [['--pin-camera'], 2, /camera-not-there/],
  [['--unpin-camera'], 0, /No camera is pinned/],
  [['--camera-rotation', '90'], 0, /90°/],
  [['--camera-rotation'], 2, /rotation-malformed/],
  [['--set-api-key'], 2, /api-key-malformed/],
  [['--set-staff-pin=boss'], 2, /role-malformed/],
  [['--check-policy', '/nowhere/p.json'], 1, /^\/nowhere\/p\.json: /],
  [['--check-policy'], 1, /policy\.json: /],
  [['--print-head'], 1, /records-none/],
])('%j ends with %d', async (argv, code, said) => {
  const found = await run(argv);
  expect(found.code).toBe(code);
  expect(`${found.output}${found.errors}`).toMatch(said);
});

it('sets the PIN of the role that is named', async () => {
  const { code, settings } = await run(['--set-staff-pin', 'clerk'], '482917\n');
  expect([code, settings.pins.clerk === null, settings.pins.administrator]).toEqual([0, false, null]);
});

it.each([
  [['--version'], 0, /^1\.2\.3 development \(Electron 1\)$/],
  [['--help'], 0, /Liveness Kiosk 1\.2\.3/],
  [['--hash-pin'], 2, /pin-malformed/],
  [['--verify-records', directory, '--json'], 1, /"code":"empty"/],
  [['--verify-receipt', '12', '--public-key', '--no-sandbox'], 2, /public-key/],
])('%j needs nothing of the station', async (argv, code, said) => {
  const found = await run(argv);
  expect([found.code, found.opened]).toEqual([code, 0]);
  expect(`${found.output}${found.errors}`).toMatch(said);
});

it('takes what follows --verify-records as its words, even where it names another command', async () => {
  const { code } = await run(['--hash-pin', '--verify-records', directory]);
  expect(code).toBe(1);
});
