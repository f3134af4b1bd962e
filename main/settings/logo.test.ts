import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readLogo } from './logo.ts';

const folder = mkdtempSync(join(tmpdir(), 'kiosk-logo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, bytes: string | Buffer) => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

it.each([
  ['image/png', Buffer.from('\x89PNG\r\n\x1a\n rest', 'latin1')],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  [
    'image/svg+xml',
    '<?xml version="1.0"?>\n<!-- by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"></svg>',
  ],
])('knows %s by what is in it, whatever its name', (contentType, bytes) => {
  expect(readLogo(file('logo.bin', bytes))).toMatchObject({ ok: true, value: { contentType } });
});

/** Windows has none: there the path leads nowhere, and is refused for that. */
function pipe(): string {
  if (process.platform !== 'win32') execFileSync('mkfifo', [join(folder, 'pipe')]);
  return join(folder, 'pipe');
}

it('gives another version to another picture', () => {
  const [one, other] = ['<svg >1', '<svg >2'].map((text, index) => readLogo(file(`${index}.svg`, text)));
  expect(one?.ok && other?.ok && one.value.version !== other.value.version).toBe(true);
});

it.each([
  ['a page', () => file('a.html', '<html><svg>')],
  ['nothing', () => join(folder, 'gone.png')],
  ['too much', () => file('big.svg', `<svg>${'x'.repeat(600_000)}`)],
  ['a folder', () => folder],
  ['a device that never ends', () => '/dev/zero'],
  ['a pipe that nobody writes to', () => pipe()],
  ['half a path', () => 'logo.png'],
])('refuses %s', (_, path) => {
  expect(readLogo(path())).toMatchObject({ ok: false, error: { code: expect.any(String) as string } });
});
