import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeError, openLog } from './log.ts';

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

describe('a bug', () => {
  const key = `key-${'Zq8'.repeat(15)}`;
  const bugOf = (work: () => unknown): Error => {
    try {
      work();
    } catch (error) {
      return error as Error;
    }
    throw new Error('nothing was thrown');
  };

  it('is told by its kind and place, and not in its own words, which may quote a secret', () => {
    const quoting = bugOf(() => JSON.parse(key));
    expect(quoting.message).toContain('key-');
    const log = openLog(directory);
    const inner = new Error(`${key}\n    ${key}`, { cause: new Error(key) });
    for (const bug of [
      quoting,
      quoting.stack,
      inner,
      inner.stack,
      key,
      'Zq8'.repeat(15),
      { apiKey: key },
      [key],
      new (class extends Error {
        override name = key;
      })(),
    ])
      log.fatal({ err: bug }, 'a bug');
    const text = readFileSync(file(), 'utf8');
    expect(text).not.toMatch(/key-|Zq8/);
    expect(text.split('\n')).toHaveLength(10);
    expect(text).toContain('"err":"SyntaxError\\n    at JSON.parse');
    expect(describeError(quoting)).toMatch(
      /^SyntaxError\n {4}at JSON\.parse.*\n {4}at .*log\.test\.ts:\d+:\d+\)?/s,
    );
    expect(describeError(quoting.stack)).toBe(describeError(quoting));
  });

  it('is told so too under another name, and without a text of the line', () => {
    const log = openLog(directory);
    const error = new Error(key);
    log.error({ bug: error, stack: error.stack }, 'a bug');
    log.error({ err: error });
    log.error(error);
    const lines = readFileSync(file(), 'utf8').trim().split('\n');
    expect(lines.join('')).not.toMatch(/key-|Zq8/);
    for (const line of lines.slice(1))
      expect(JSON.parse(line)).toMatchObject({ err: describeError(error), msg: 'a bug' });
  });

  it('keeps the code of the system or of Node', () => {
    expect(describeError(bugOf(() => readFileSync(join(directory, 'gone'))))).toMatch(
      /^Error \[ENOENT\]\n {4}at /,
    );
    expect(describeError(bugOf(() => Buffer.alloc(-1)))).toMatch(/^RangeError \[ERR_OUT_OF_RANGE\]\n {4}at /);
  });
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
