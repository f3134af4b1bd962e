import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({
    level: 'info',
    code: 'unreachable',
    msg: 'attempt',
  });
});

it('redacts fields with the names of secrets', () => {
  openLog(directory).info({
    apiKey: 'SECRET',
    nextApiKey: 'SECRET',
    request: { picture: 'FACE', proxyPassword: 'SECRET' },
  });
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

  it('is logged by its kind and place, without its message, which may quote a secret', () => {
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

it('rotates a large file and keeps one old one', () => {
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

it('a folder that can’t be created does not keep the kiosk from starting', () => {
  writeFileSync(join(directory, 'a-file'), '');
  expect(() => openLog(join(directory, 'a-file', 'logs'))).not.toThrow();
});

describe('where standard error is the journal', () => {
  const program = `
    import { errorPrefix, openLog } from ${JSON.stringify(new URL('log.ts', import.meta.url).href)};
    const log = openLog(process.argv[1]);
    log.level = 'debug';
    for (const level of ['debug', 'info', 'warn', 'error', 'fatal']) log[level]({ code: level }, 'an event');
    process.stdout.write(errorPrefix());
  `;
  let prefix = '';
  /** Runs it as systemd runs a unit. @returns what it wrote to standard error */
  const run = (folder: string, streamOf: (error: string) => string) => {
    const errors = join(directory, 'stderr');
    const descriptor = openSync(errors, 'w');
    const typescript = new URL('../../build/typescript.mjs', import.meta.url).href;
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--import', typescript, '--input-type=module', '-e', program, folder],
      {
        stdio: ['ignore', 'pipe', descriptor],
        encoding: 'utf8',
        env: { ...process.env, JOURNAL_STREAM: streamOf(errors) },
      },
    );
    closeSync(descriptor);
    expect(status).toBe(0);
    prefix = stdout;
    return readFileSync(errors, 'utf8');
  };
  const idOf = (path: string) => `${statSync(path).dev}:${statSync(path).ino}`;

  it('writes each line there as well, with the priority that systemd reads', () => {
    const logs = join(directory, 'logs');
    const journal = run(logs, idOf).trim().split('\n');
    expect(journal.map((line) => line.slice(0, 3))).toEqual(['<7>', '<6>', '<4>', '<3>', '<2>']);
    expect(prefix, 'for other lines').toBe('<3>');
    const lines = readFileSync(join(logs, 'kiosk.log'), 'utf8').trim().split('\n');
    expect(journal.map((line) => line.slice(3))).toEqual(lines);
    expect(JSON.parse(lines[2]!)).toMatchObject({ level: 'warn', code: 'warn', msg: 'an event' });
  });

  it('writes to the journal alone where the disk takes no file', () => {
    writeFileSync(join(directory, 'a-file'), '');
    expect(run(join(directory, 'a-file', 'logs'), idOf).match(/^<\d>\{.*\}$/gm)).toHaveLength(5);
  });

  it('leaves another standard error alone: a terminal, a program’s pipe', () => {
    expect(run(join(directory, 'logs'), () => idOf(directory))).toBe('');
    expect(prefix).toBe('');
  });
});
