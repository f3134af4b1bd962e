import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stationKey } from '../../test/fakes/records.ts';
import type { Log } from '../platform/log.ts';
import { writeHead } from './signing.ts';
import { publishDaily, type PublishPorts } from './publish-head.ts';

let directory: string;
let logged: unknown[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosk-heads-'));
  logged = [];
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const keep = (...facts: unknown[]) => void logged.push(...facts);
const log = { info: keep, warn: keep } as unknown as Log;
const key = stationKey();
let n = 1;
const records = { key, head: () => writeHead({ n, hash: '0a'.repeat(32) }, key, new Date()) };

describe('a head in the bank’s folder', () => {
  let place: string;
  let now: Date;
  const fileOf = (day: string) => join(place, `liveness-kiosk-head-${key.station}-${day}.txt`);
  const daily = (more: Partial<PublishPorts> = {}) =>
    publishDaily({ records, folder: () => place, log, now: () => now, ...more });
  beforeEach(() => {
    place = join(directory, 'share');
    now = new Date(2026, 10, 23, 9);
  });

  it('is written once a day, and logged', async () => {
    mkdirSync(place);
    const { publish, state } = daily();
    expect(state()).toEqual({ state: 'waiting', at: null });
    await publish();
    expect(state()).toEqual({ state: 'well', at: now.toISOString() });
    const first = readFileSync(fileOf('2026-11-23'), 'utf8');
    expect(first).toMatch(/^LKH1 .*\n[A-Za-z0-9+/]{43}=\n$/);
    n += 1;
    await publish();
    await daily().publish();
    expect(readFileSync(fileOf('2026-11-23'), 'utf8'), 'also by the next run').toBe(first);
    now = new Date(2026, 10, 24, 9);
    await publish();
    expect(existsSync(fileOf('2026-11-24'))).toBe(true);
    expect(logged.filter((one) => one === 'head of the records')).toHaveLength(3);
  });

  // Windows: the folder's access list decides.
  it.skipIf(process.platform === 'win32')(
    'can be read by whoever fetches it, whatever the unit’s UMask says',
    async () => {
      mkdirSync(place);
      chmodSync(place, 0o775);
      const before = process.umask(0o077);
      try {
        await daily().publish();
      } finally {
        process.umask(before);
      }
      expect((statSync(fileOf('2026-11-23')).mode & 0o777).toString(8)).toBe('644');
    },
  );

  it('that could not be written is reported, and retried', async () => {
    const { publish, state } = daily();
    await publish();
    expect(logged).toContain('the head was not published');
    expect(state()).toEqual({ state: 'failing', at: null });
    mkdirSync(place);
    await publish();
    expect(existsSync(fileOf('2026-11-23'))).toBe(true);
    expect(state().state).toBe('well');
  });

  it('that does not answer blocks nothing; no second write begins meanwhile', async () => {
    vi.useFakeTimers();
    try {
      let asked = 0;
      let answer = () => undefined as void;
      const { publish, state } = daily({
        write: () => {
          asked += 1;
          return new Promise((resolve) => (answer = resolve));
        },
      });
      const first = publish();
      await vi.advanceTimersByTimeAsync(20_000);
      await first;
      expect(state().state).toBe('failing');
      await publish();
      expect(asked).toBe(1);
      answer();
      await vi.advanceTimersByTimeAsync(0);
      void publish();
      expect(asked).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('that is changed gets a head at once', async () => {
    mkdirSync(place);
    const { publish, state } = daily();
    await publish();
    place = join(directory, 'another');
    expect(state()).toEqual({ state: 'waiting', at: null });
    await publish();
    expect(state().state).toBe('failing');
    mkdirSync(place);
    await publish();
    expect(existsSync(fileOf('2026-11-23'))).toBe(true);
  });

  it('needs a folder', async () => {
    const { publish, state } = daily({ folder: () => '' });
    await publish();
    expect(state()).toEqual({ state: 'off', at: null });
  });
});
