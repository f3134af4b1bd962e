import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openKeyStore } from '../../main/settings/store/key-wrapper.ts';
import { openSettingsStore } from '../../main/settings/store/settings-store.ts';
import type { Settings } from '../../main/settings/store/stored-shape.ts';
import { fakeSafeStorage } from '../fakes/safe-storage.ts';
import { seededRandom } from '../fakes/random.ts';
import { proving, seed, tell } from '../thoroughness.ts';
import { buildProgram, type BuiltProgram } from './built-program.ts';

vi.mock('electron', () => ({ default: {} }));

const onLinux = process.platform === 'linux';
const apiKey = `dur-${'Wz8'.repeat(16)}`;
const rounds = proving ? 1_000 : 40;
/** Two cores: two at once take half as long, and disturb each other as on a loaded station. */
const lanes = 2;

let program: BuiltProgram;
let folder: string;
beforeAll(async () => {
  program = await buildProgram('test/durability/change-settings.ts');
});
afterAll(() => program.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-durable-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (directory: string) =>
  openSettingsStore(directory, () => openKeyStore(fakeSafeStorage({}), 'linux'));

const change = (directory: string, part: Partial<Settings>) =>
  open(directory).update((now) => ({ ...now, ...part }));
const saved = { ok: true, value: null };

function countIn(directory: string, name = 'count'): number {
  const read = open(directory).read();
  if (!read.ok) throw new Error(`${read.error.code}: ${read.error.staffDetail}`);
  expect(read.value.apiKey).toBe(apiKey);
  return (read.value.values[name] as { count: number } | undefined)?.count ?? 0;
}

/** A change makes about 20 such calls: a kill comes anywhere in the first or the second one. */
const mostCalls = 40;

/**
 * Lets a process change the settings until it is killed: by itself after this many calls, or (0) from outside, some
 * milliseconds after its first change. Returns the last change it reported as accepted.
 */
async function changeUntilKilled(directory: string, killAt: number, afterMs: number): Promise<number | null> {
  const words = [program.path, directory, 'count', '0', '200', '1', String(killAt)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString();
    if (killAt === 0) timer ??= setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  await once(child, 'close');
  // A partial line is a change that was never acknowledged.
  const whole = said.split('\n').slice(0, -1);
  expect(whole.filter((line) => !line.startsWith('ok '))).toEqual([]);
  return whole.length === 0 ? null : Number(whole.at(-1)!.slice(3));
}

describe('settings that are changed while the process is killed', () => {
  it(`lose neither the key nor an accepted change in ${rounds} rounds`, async () => {
    tell('rounds of settings', rounds);
    let unfinished = 0;
    const lane = async (number: number) => {
      const random = seededRandom(seed + number);
      const directory = join(folder, `lane-${number}`);
      expect(await change(directory, { apiKey })).toEqual(saved);
      let standing = 0;
      for (let round = 0; round < rounds / lanes; round += 1) {
        const killAt = round % 4 === 0 ? 0 : 1 + Math.floor(random() * mostCalls);
        const accepted = (await changeUntilKilled(directory, killAt, random() * 20)) ?? standing;
        const leftovers = readdirSync(directory).filter((name) => name.includes('draft'));
        unfinished += leftovers.length > 0 ? 1 : 0;
        // The next one may have been saved without an acknowledgement.
        standing = countIn(directory);
        expect([accepted, accepted + 1]).toContain(standing);
      }
      expect(await change(directory, { setUp: 'done' })).toEqual(saved);
      expect(readdirSync(directory).filter((name) => /draft|damaged/.test(name))).toEqual([]);
    };
    await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
    // Otherwise the kills were between the writes and tested nothing.
    expect(unfinished).toBeGreaterThan(rounds / 4);
  }, 3_600_000);

  it('by two processes and by several hands in each of them at once lose none', async () => {
    expect(await change(folder, { apiKey })).toEqual(saved);
    const times = 15;
    const hands = 4;
    const elsewhere = ['one', 'two'].map(async (name) => {
      const words = [program.path, folder, name, String(times), '200', String(hands)];
      const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      child.stdout.on('data', (part: Buffer) => (said += part.toString()));
      await once(child, 'close');
      return said.trim().split('\n');
    });
    // And in this process: other values, as the console and the command line change them.
    const store = open(folder);
    const here = Array.from({ length: times }, (_, number) =>
      store.update((now) => ({ ...now, values: { ...now.values, [`here-${number}`]: number } })),
    );
    here.push(change(folder, { setUp: 'begun' }), change(folder, { proxyPassword: 'p' }));
    expect((await Promise.all(here)).filter(({ ok }) => !ok)).toEqual([]);
    const said = (await Promise.all(elsewhere)).flat();
    expect(said).toHaveLength(2 * hands * times);
    expect(said.filter((line) => !line.startsWith('ok '))).toEqual([]);
    for (const name of ['one', 'two'])
      for (let hand = 1; hand <= hands; hand += 1)
        expect(countIn(folder, hand === 1 ? name : `${name}-${hand}`)).toBe(times);
    const wanted = Object.fromEntries(here.slice(0, times).map((_, number) => [`here-${number}`, number]));
    expect(open(folder).read()).toMatchObject({
      value: { setUp: 'begun', proxyPassword: 'p', values: wanted },
    });
  });
});

/** A change in a separate process, under a limit of the system. */
function changeUnder(shell: string, size: number): string {
  const command = `${shell} exec "$0" "$@"`;
  const words = [
    '-c',
    command,
    process.execPath,
    program.path,
    join(folder, 'disk'),
    'count',
    '1',
    String(size),
  ];
  return spawnSync('bash', words, { encoding: 'utf8' }).stdout.trim();
}

describe('a disk that does not take it', () => {
  const disk = () => join(folder, 'disk');
  const canMount =
    onLinux &&
    spawnSync('unshare', ['-Urm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' }).status === 0;
  const why = canMount ? '' : ' (skipped: this system lets nobody mount a small disk)';

  beforeEach(async () => {
    mkdirSync(disk());
    expect(await change(disk(), { apiKey })).toEqual(saved);
    expect(changeUnder('', 100)).toBe('ok 1');
  });

  it.skipIf(!onLinux)(
    'by a limit on a file’s size, in the middle of a write: said, and all as before',
    () => {
      // In blocks of 1 kB: the file of 20 kB is cut off after eight of them.
      for (const limit of [1, 2, 4, 8]) {
        expect(changeUnder(`ulimit -f ${limit};`, 20_000)).toMatch(
          /^no settings-not-saved (EFBIG|short write)/,
        );
        expect(countIn(disk())).toBe(1);
      }
      expect(changeUnder('', 20_000)).toBe('ok 2');
      expect(countIn(disk())).toBe(2);
    },
  );

  /** On a tmpfs of some pages, in its own mount namespace; the files are copied there and back. */
  function onSmallDisk(kilobytes: number, fill: number, size: number, options = ''): string {
    const place = join(folder, 'small');
    mkdirSync(place, { recursive: true });
    writeFileSync(join(folder, 'fill'), Buffer.alloc(fill));
    // `bind`: in their own namespace a user may not change the disk itself, only its mount.
    const script = [
      `mount -t tmpfs -o size=${kilobytes}k,mode=700 tmpfs '${place}'`,
      `cp -p '${disk()}'/* '${place}/'`,
      `cp '${join(folder, 'fill')}' '${place}/filling' 2>/dev/null`,
      ...(options ? [`mount -o remount,${options} '${place}'`] : []),
      `'${process.execPath}' '${program.path}' '${place}' count 1 ${size}`,
      `rm -f '${disk()}'/* && cp -p '${place}'/*.json* '${disk()}/'`,
    ].join('\n');
    return execFileSync('unshare', ['-Urm', 'bash', '-c', script], { encoding: 'utf8' }).trim();
  }

  it.skipIf(!canMount)(`that is full or nearly full: said, and all as before${why}`, () => {
    const answers = [0, 4, 8, 12, 16, 24, 32, 40].map((free) => onSmallDisk(96, (84 - free) * 1024, 20_000));
    for (const answer of answers)
      expect(answer).toMatch(/^(ok 2|no settings-not-saved (ENOSPC|short write))$/m);
    expect(answers.some((answer) => answer.startsWith('no'))).toBe(true);
    expect([1, 2, 3]).toContain(countIn(disk()));
  });

  it.skipIf(!canMount)(`that can only be read: said, and all as before${why}`, () => {
    expect(onSmallDisk(200, 0, 100, 'bind,ro')).toBe('no settings-not-saved EROFS');
    expect(countIn(disk())).toBe(1);
  });

  it.skipIf(process.getuid?.() === 0 || !onLinux)(
    'in a folder without the right to write (root has it always)',
    () => {
      chmodSync(disk(), 0o500);
      expect(changeUnder('', 100)).toBe('no settings-not-saved EACCES');
      chmodSync(disk(), 0o700);
      expect(countIn(disk())).toBe(1);
    },
  );
});
