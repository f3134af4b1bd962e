import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deviceIdFor, readSalt, seedSalt } from './device-id.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'kiosk-salt-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('gives the id that Chromium 130 gave its fake camera for this salt', () => {
  const file = '/dev/placeholder-for-file-backed-fake-capture-device';
  expect(deviceIdFor(file, 'app://kiosk', 'A'.repeat(32))).toBe(
    'a827506a9da861b8998b1edd9f288e7c8676849ce890678bd0b7638d4d0e98ca',
  );
});

it('a new station gets a salt of its own, in the form that Electron reads', () => {
  const below = join(folder, 'new');
  seedSalt(below);
  expect(readSalt(below)).toMatch(/^[0-9A-F]{32}$/);
});

it('an existing file is left as it is, with a salt or without', () => {
  writeFileSync(join(folder, 'Preferences'), '{"spellcheck":{}}');
  seedSalt(folder);
  expect(readFileSync(join(folder, 'Preferences'), 'utf8')).toBe('{"spellcheck":{}}');
  expect(readSalt(folder)).toBeNull();
});

it('a damaged or missing file is no salt, and a folder that takes nothing no reason to stop', () => {
  expect(readSalt(folder)).toBeNull();
  writeFileSync(join(folder, 'Preferences'), '{');
  expect(readSalt(folder)).toBeNull();
  seedSalt(join(folder, 'Preferences', 'below'));
});
