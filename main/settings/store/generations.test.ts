import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hasAnyGeneration, readNewest, writeNext } from './generations.ts';
import { listQuarantined, quarantine } from './quarantine.ts';

// electron-store asks Electron only for a default folder, which it is given here.
vi.mock('electron', () => ({ default: {} }));

const dataKey = 'ab'.repeat(32);
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-generations-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(directory, { recursive: true, force: true });
});

const at = (name: string) => join(directory, name);
const write = (count: number) => writeNext(directory, dataKey, { count });
const newest = () => {
  const found = readNewest(directory, dataKey);
  return found.ok ? found.value : found.error;
};
const found = (count: number, recovered = false) => ({ content: { count }, recovered });
const damage = (name: string, content: string | Buffer = randomBytes(80)) => {
  writeFileSync(at(name), content);
  return content;
};

describe('writing', () => {
  it('keeps the generation before, each for its owner alone', async () => {
    for (const count of [1, 2, 3]) await write(count);
    expect(newest()).toEqual(found(3));
    expect(readdirSync(directory).sort()).toEqual(['settings.json', 'settings.json.previous']);
    if (process.platform !== 'win32')
      for (const name of readdirSync(directory)) expect(statSync(at(name)).mode & 0o777).toBe(0o600);
    rmSync(at('settings.json'));
    expect(newest()).toEqual(found(2, true));
  });

  it('clears away what killed processes left', async () => {
    for (const name of ['settings.draft.json', 'settings.draft.json.tmp-12345'])
      writeFileSync(at(name), 'half');
    await write(1);
    expect(readdirSync(directory)).toEqual(['settings.json']);
  });

  it('neither pushes out the good one with a damaged one, nor loses the damaged one', async () => {
    await write(1);
    await write(2);
    const damaged = damage('settings.json');
    await write(3);
    expect(newest()).toEqual(found(3));
    expect(readFileSync(at(listQuarantined(directory)[0]!))).toEqual(damaged);
    rmSync(at('settings.json'));
    expect(newest()).toEqual(found(1, true));
  });

  it('puts a damaged older one by as well', async () => {
    await write(1);
    await write(2);
    const damaged = damage('settings.json.previous');
    await write(3);
    expect(listQuarantined(directory).map((name) => readFileSync(at(name)))).toEqual([damaged]);
    rmSync(at('settings.json'));
    expect(newest()).toEqual(found(2, true));
  });
});

describe('reading', () => {
  it('of nothing is nothing', () => {
    expect(hasAnyGeneration(directory)).toBe(false);
    expect(newest()).toEqual({ content: null, recovered: false });
  });

  it.each(['settings.json', 'settings.json.previous'])('%s alone is a generation', (name) => {
    writeFileSync(at(name), '');
    expect(hasAnyGeneration(directory)).toBe(true);
  });

  it('never takes two damaged ones for nothing, and names them', async () => {
    await write(1);
    await write(2);
    damage('settings.json.previous');
    damage('settings.json');
    expect(newest()).toMatch(/settings\.json is damaged.*settings\.json\.previous/);
    rmSync(at('settings.json'));
    expect(newest()).toMatch(/settings\.json is gone.*settings\.json\.previous/);
  });

  it('a file that the system refuses is neither damaged nor missing', async () => {
    await write(1);
    await write(2);
    rmSync(at('settings.json'));
    mkdirSync(at('settings.json'));
    expect(newest).toThrow(/EISDIR/);
    const unknown = join(directory, 'x'.repeat(5_000));
    expect(() => hasAnyGeneration(unknown)).toThrow(/ENAMETOOLONG/);
  });

  // The memory of one's own process, read from its very beginning, answers as a bad sector does.
  it.skipIf(process.platform !== 'linux')('a bad sector is damage (Linux alone can show one)', async () => {
    await write(1);
    await write(2);
    rmSync(at('settings.json'));
    symlinkSync('/proc/self/mem', at('settings.json'));
    expect(() => readFileSync(at('settings.json'))).toThrow(/EIO/);
    expect(newest()).toEqual(found(1, true));
    await write(3);
    expect(newest()).toEqual(found(3));
  });
});

it('reading moves nothing: only a change, which holds the lock, puts a damaged one by', async () => {
  await write(1);
  await write(2);
  const damaged = damage('settings.json', '');
  const before = readdirSync(directory);
  expect(newest()).toEqual(found(1, true));
  expect(readdirSync(directory)).toEqual(before);
  await write(3);
  expect(listQuarantined(directory).map((name) => readFileSync(at(name), 'utf8'))).toEqual([damaged]);
  expect(newest()).toEqual(found(3));
});

describe('putting by', () => {
  const put = (content: string, name = 'settings.json') => {
    writeFileSync(at(name), content);
    return quarantine(directory, name);
  };

  it('never puts two in one place, in the same millisecond or not', () => {
    vi.useFakeTimers({ now: new Date('2026-11-23T11:45:00.123Z') });
    const names = ['a', 'b', 'c'].map((content) => put(content));
    expect(names[0]).toBe('settings.damaged-0001-20261123-114500-123.json');
    expect(names.map((name) => readFileSync(at(name), 'utf8'))).toEqual(['a', 'b', 'c']);
  });

  it('keeps the latest five, whatever the clock said', () => {
    vi.useFakeTimers({ now: new Date('2026-11-23T11:45:00Z') });
    for (const content of ['1', '2', '3', '4', '5', '6']) put(content);
    // Its battery was empty.
    vi.setSystemTime(new Date('1980-01-01T00:00:00Z'));
    for (const content of ['7', '8']) put(content);
    vi.setSystemTime(new Date('2026-11-24T11:45:00Z'));
    put('9');
    expect(listQuarantined(directory).map((name) => readFileSync(at(name), 'utf8'))).toEqual([...'56789']);
  });

  it('counts those of earlier versions, which had no number, as older', () => {
    for (let day = 1; day <= 5; day += 1)
      writeFileSync(at(`settings.damaged-2099010${day}-000000-000.json`), '');
    const latest = put('the latest');
    expect(listQuarantined(directory)).toHaveLength(5);
    expect(listQuarantined(directory).at(-1)).toBe(latest);
    expect(listQuarantined(directory)).not.toContain('settings.damaged-20990101-000000-000.json');
  });

  it('never throws a data key away', () => {
    const key = put('a data key', 'data-key.json');
    for (let times = 0; times < 7; times += 1) put(String(times));
    expect(listQuarantined(directory)).toContain(key);
  });
});
