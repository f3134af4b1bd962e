import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeSafeStorage } from '../../test/fakes/safe-storage.ts';
import { openKeyStore } from '../settings/store/key-wrapper.ts';
import { openStationKey } from './station-key.ts';
import { isSignedBy, stationOf } from './verifier/record-format.mjs';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-key-'));
  path = join(folder, 'station-key.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const box =
  (backend = 'gnome_libsecret') =>
  () =>
    openKeyStore(fakeSafeStorage({ backend }), 'linux');
function opened() {
  const key = openStationKey(path, box(), false);
  if (!key.ok) throw new Error(key.error.staffDetail);
  return key.value;
}

it('is created once, signs, and is the same at the next start', () => {
  const key = opened();
  const signature = key.sign('words');
  expect(isSignedBy(key.publicKey, 'words', signature)).toBe(true);
  expect(isSignedBy(key.publicKey, 'Words', signature)).toBe(false);
  expect(key.station).toBe(stationOf(key.publicKey));
  expect(opened()).toMatchObject({ publicKey: key.publicKey, station: key.station, kept: 'station' });
});

it('is stored wrapped, readable by its owner alone', () => {
  opened();
  const file = readFileSync(path, 'utf8');
  // What every PKCS #8 form of an Ed25519 key begins with, as text and as bytes.
  expect(file).not.toContain('MC4CAQAwBQYDK2Vw');
  expect(Buffer.from(JSON.parse(file).wrapped, 'base64').toString('latin1')).not.toContain(
    'MC4CAQAwBQYDK2Vw',
  );
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

it.each([
  ['gone while there are records', () => rmSync(path), 'settings-unreadable'],
  ['damaged', () => writeFileSync(path, '{"version":1'), 'settings-unreadable'],
  [
    'one whose two halves do not fit',
    () => {
      const file = JSON.parse(readFileSync(path, 'utf8'));
      writeFileSync(path, JSON.stringify({ ...file, publicKey: Buffer.alloc(32, 7).toString('base64') }));
    },
    'secret-store-changed',
  ],
])('is never replaced: %s', (_what, change, code) => {
  opened();
  change();
  const before = readOrNull();
  expect(openStationKey(path, box(), true)).toMatchObject({ ok: false, error: { code } });
  expect(readOrNull()).toBe(before);
});

it('reports that another back end would have to open it', () => {
  opened();
  expect(openStationKey(path, box('kwallet5'), true)).toMatchObject({
    ok: false,
    error: {
      code: 'secret-store-changed',
      fault: { code: 'store-changed', recorded: 'gnome_libsecret', store: 'kwallet5' },
    },
  });
});

it('reads nothing where the key store can’t be trusted', () => {
  expect(openStationKey(path, box('basic_text'), false)).toMatchObject({
    error: { code: 'secret-store-weak' },
  });
});

function readOrNull(): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
