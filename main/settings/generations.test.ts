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
import { hasAnyGeneration, readNewest, recoverNewest, writeNext } from './generations.ts';
import { listDamaged, setAside } from './set-aside.ts';

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
const held = () => undefined;
const write = (count: number) => writeNext(directory, dataKey, { count }, held);
const newest = () => {
  const found = readNewest(directory, dataKey);
  return found.ok ? found.value : found.error;
};
const found = (count: number, recovered = false) => ({ content: { count }, recovered });
const spoil = (name: string, content: string | Buffer = randomBytes(80)) => {
  writeFileSync(at(name), content);
  return content;
};

describe('writing', () => {
  it('keeps the generation before, each for its owner alone', () => {
    for (const count of [1, 2, 3]) write(count);
    expect(newest()).toEqual(found(3));
    expect(readdirSync(directory).sort()).toEqual(['settings.json', 'settings.json.previous']);
    if (process.platform !== 'win32')
      for (const name of readdirSync(directory)) expect(statSync(at(name)).mode & 0o777).toBe(0o600);
    rmSync(at('settings.json'));
    expect(newest()).toEqual(found(2, true));
  });

  it('clears away what killed processes left', () => {
    for (const name of ['settings.draft.json', 'settings.draft.json.tmp-12345'])
      writeFileSync(at(name), 'half');
    write(1);
    expect(readdirSync(directory)).toEqual(['settings.json']);
  });

  it('changes nothing when the lock is lost on the way', () => {
    write(1);
    write(2);
    for (const times of [1, 2]) {
      let left = times;
      const lose = () => {
        left -= 1;
        if (left === 0) throw new Error('taken over');
      };
      expect(() => writeNext(directory, dataKey, { count: 3 }, lose)).toThrow('taken over');
      expect(newest()).toEqual(found(2));
      expect(readdirSync(directory).sort()).toEqual(['settings.json', 'settings.json.previous']);
    }
  });

  it('neither pushes out the good one with a damaged one, nor loses the damaged one', () => {
    write(1);
    write(2);
    const damaged = spoil('settings.json');
    write(3);
    expect(newest()).toEqual(found(3));
    expect(readFileSync(at(listDamaged(directory)[0]!))).toEqual(damaged);
    rmSync(at('settings.json'));
    expect(newest()).toEqual(found(1, true));
  });

  it('puts a damaged older one by as well', () => {
    write(1);
    write(2);
    const damaged = spoil('settings.json.previous');
    write(3);
    expect(listDamaged(directory).map((name) => readFileSync(at(name)))).toEqual([damaged]);
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

  it('never takes two damaged ones for nothing, and names them', () => {
    write(1);
    write(2);
    spoil('settings.json.previous');
    spoil('settings.json');
    expect(newest()).toMatch(/settings\.json is damaged.*settings\.json\.previous/);
    rmSync(at('settings.json'));
    expect(newest()).toMatch(/settings\.json is gone.*settings\.json\.previous/);
  });

  it('a file that the system refuses is neither damaged nor missing', () => {
    write(1);
    write(2);
    rmSync(at('settings.json'));
    mkdirSync(at('settings.json'));
    expect(newest).toThrow(/EISDIR/);
    const unknown = join(directory, 'x'.repeat(5_000));
    expect(() => hasAnyGeneration(unknown)).toThrow(/ENAMETOOLONG/);
  });

  // The memory of one's own process, read from its very beginning, answers as a bad sector does.
  it.skipIf(process.platform !== 'linux')('a bad sector is damage (Linux alone can show one)', () => {
    write(1);
    write(2);
    rmSync(at('settings.json'));
    symlinkSync('/proc/self/mem', at('settings.json'));
    expect(() => readFileSync(at('settings.json'))).toThrow(/EIO/);
    expect(newest()).toEqual(found(1, true));
    write(3);
    expect(newest()).toEqual(found(3));
  });
});

describe('recovering', () => {
  const recover = () => recoverNewest(directory, dataKey);

  it('puts a damaged one by and gives the one before it', () => {
    write(1);
    write(2);
    const damaged = spoil('settings.json', '');
    expect(recover()).toEqual({ ok: true, value: found(1, true) });
    expect(listDamaged(directory).map((name) => readFileSync(at(name), 'utf8'))).toEqual([damaged]);
    // Again, with nothing left to put by.
    expect(recover()).toEqual({ ok: true, value: found(1, true) });
    expect(listDamaged(directory)).toHaveLength(1);
  });

  it('leaves a good one alone that another process has written since', () => {
    write(1);
    write(2);
    spoil('settings.json');
    expect(newest()).toEqual(found(1, true));
    write(3);
    expect(recover()).toEqual({ ok: true, value: found(3) });
    expect(newest()).toEqual(found(3));
  });

  it('leaves both where they are when there is no good one', () => {
    write(1);
    spoil('settings.json');
    expect(recover().ok).toBe(false);
    expect(readdirSync(directory)).toEqual(['settings.json']);
  });
});

describe('putting by', () => {
  const put = (content: string, name = 'settings.json') => {
    writeFileSync(at(name), content);
    return setAside(directory, name);
  };

  it('never puts two in one place, in the same millisecond or not', () => {
    vi.useFakeTimers({ now: new Date('2026-11-23T11:45:00.123Z') });
    const names = ['a', 'b', 'c'].map((content) => put(content));
    expect(names[0]).toBe('settings.damaged-20261123-114500-123.json');
    expect(names.map((name) => readFileSync(at(name), 'utf8'))).toEqual(['a', 'b', 'c']);
  });

  it('keeps five, and always the latest, also when the clock has lost its battery', () => {
    vi.useFakeTimers({ now: new Date('2026-11-23T11:45:00Z') });
    for (let times = 0; times < 7; times += 1) put(String(times));
    expect(listDamaged(directory)).toHaveLength(5);
    vi.setSystemTime(new Date('1980-01-01T00:00:00Z'));
    const latest = put('the latest');
    expect(readFileSync(at(latest), 'utf8')).toBe('the latest');
    expect(listDamaged(directory)).toHaveLength(5);
  });

  it('never throws a data key away', () => {
    const key = put('a data key', 'data-key.json');
    for (let times = 0; times < 7; times += 1) put(String(times));
    expect(listDamaged(directory)).toContain(key);
  });
});
