import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readGivenFile, readStream } from './given-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-file-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (content: string) => {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  return path;
};

it('reads a file of exactly the length allowed', () => {
  expect(readGivenFile(file('12345'), { maxBytes: 5 })).toMatchObject({
    ok: true,
    value: { bytes: Buffer.from('12345'), stats: { size: 5 } },
  });
});

it('tells the true size of one that is longer', () => {
  const error = { reason: 'too-large', fault: { code: 'file-too-large', bytes: 300_000, max: 5 } };
  expect(readGivenFile(file('x'.repeat(300_000)), { maxBytes: 5 })).toMatchObject({ ok: false, error });
});

it('says that there is none', () => {
  expect(readGivenFile(join(folder, 'gone'), { maxBytes: 5 })).toMatchObject({
    error: { reason: 'missing' },
  });
});

// Windows has neither pipes nor sockets in its folders; its devices (CON, NUL) were never tried.
describe.skipIf(process.platform === 'win32')('what is no file is refused at once', () => {
  const refused = (path: string, kind: string) =>
    expect(readGivenFile(path, { maxBytes: 100 })).toEqual({
      ok: false,
      error: {
        reason: 'not-a-file',
        fault: { code: `file-is-${kind}` },
        staffDetail: `This is a ${kind}, not a file.`,
      },
    });

  it('a folder', () => {
    mkdirSync(join(folder, 'below'));
    refused(join(folder, 'below'), 'folder');
  });

  it('a pipe that nobody writes to, and a link to one', () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    refused(join(folder, 'pipe'), 'pipe');
    symlinkSync(join(folder, 'pipe'), join(folder, 'link'));
    refused(join(folder, 'link'), 'pipe');
  });

  it('a device that never ends', () => refused('/dev/zero', 'device'));

  it('a socket', async () => {
    const path = join(folder, 'socket');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path, resolve));
    refused(path, 'socket');
    await new Promise((resolve) => server.close(resolve));
  });

  it('a link, where links are not followed', () => {
    symlinkSync(file('12345'), join(folder, 'link'));
    const read = (followLinks: boolean) => readGivenFile(join(folder, 'link'), { maxBytes: 5, followLinks });
    expect(read(true).ok).toBe(true);
    expect(read(false)).toMatchObject({
      error: { reason: 'not-a-file', fault: { code: 'file-is-link' } },
    });
  });
});

it('reads a stream to its end, or not at all', async () => {
  expect(await readStream(Readable.from(['ab', Buffer.from('c')]), 3)).toEqual(Buffer.from('abc'));
  expect(await readStream(Readable.from(['ab', 'cd']), 3)).toBeNull();
});
