import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLog } from './log.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-log-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const file = () => join(directory, 'kiosk.log');

it('writes one JSON line an event', () => {
  openLog(directory).info({ code: 'unreachable' }, 'attempt');
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ code: 'unreachable', msg: 'attempt' });
});

it('keeps the secrets’ field names empty, should one ever get so far', () => {
  openLog(directory).info({ apiKey: 'SECRET', request: { picture: 'FACE' } });
  expect(readFileSync(file(), 'utf8')).not.toMatch(/SECRET|FACE/);
});

it('turns over a large file and keeps one old one', () => {
  writeFileSync(file(), Buffer.alloc(5_000_001, 'x'));
  openLog(directory).info('new');
  expect(statSync(`${file()}.1`).size).toBe(5_000_001);
  expect(statSync(file()).size).toBeLessThan(1000);
});

it.skipIf(process.platform !== 'linux')(
  'a full disk costs the line and nothing else (/dev/full, Linux only)',
  () => {
    symlinkSync('/dev/full', file());
    const log = openLog(directory);
    expect(() => {
      log.info('lost');
      log.error('lost too');
    }).not.toThrow();
  },
);

it('a folder that can’t be made does not keep the kiosk from starting', () => {
  writeFileSync(join(directory, 'a-file'), '');
  expect(() => openLog(join(directory, 'a-file', 'logs'))).not.toThrow();
});
