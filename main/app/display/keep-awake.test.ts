import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { keepAwake } from './keep-awake.ts';
import { switchDisplayOn } from './switch-on.ts';

const hour = 3_600_000;

/** A branch that is open from 9 to 18, with the calls made for its display. */
function branch() {
  const told: string[] = [];
  let isInUse = false;
  let blocks = 0;
  keepAwake({
    hours: () => ({ opensAt: '09:00', closesAt: '18:00' }),
    isInUse: () => isInUse,
    blocker: {
      start: (kind) => {
        told.push(`start ${(blocks += 1)}: ${kind}`);
        return blocks;
      },
      stop: (block) => told.push(`stop ${block}`) > 0,
    },
    switchOn: () => told.push('on'),
  });
  return {
    use: (now: boolean) => (isInUse = now),
    /** The calls made for the display since the last read. */
    told: () => told.splice(0),
  };
}
const start = (block: number) => [`start ${block}: prevent-display-sleep`, 'on'];

describe('the display', () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-23T08:00') }));
  afterEach(() => void vi.useRealTimers());

  it('sleeps before the hours, is switched on when they begin, and may sleep after them', () => {
    const { told } = branch();
    expect(told()).toEqual([]);
    vi.advanceTimersByTime(hour);
    expect(told()).toEqual(start(1));
    vi.advanceTimersByTime(8 * hour);
    expect(told()).toEqual([]);
    vi.advanceTimersByTime(hour);
    expect(told()).toEqual(['stop 1']);
    vi.advanceTimersByTime(14 * hour);
    expect(told()).toEqual([]);
    vi.advanceTimersByTime(hour);
    expect(told()).toEqual(start(2));
  });

  it('stays awake outside the hours while somebody is served, and no longer', () => {
    const { use, told } = branch();
    use(true);
    vi.advanceTimersByTime(60_000);
    expect(told()).toEqual(start(1));
    use(false);
    vi.advanceTimersByTime(60_000);
    expect(told()).toEqual(['stop 1']);
    use(true);
    vi.advanceTimersByTime(hour);
    expect(told()).toEqual(start(2));
    use(false);
    vi.advanceTimersByTime(60_000);
    expect(told()).toEqual([]);
  });

  it('is awake from the first moment where the kiosk starts in opening hours', () => {
    vi.setSystemTime(new Date('2026-11-23T12:00'));
    expect(branch().told()).toEqual(start(1));
  });
});

describe('switching the display on', () => {
  it.each([
    ['linux', { DISPLAY: ':0' }, [['xset', ['dpms', 'force', 'on']]]],
    ['linux', {}, []],
    ['win32', { DISPLAY: ':0' }, []],
  ] as const)('%s, %j', (platform, env, started) => {
    const programs: unknown[] = [];
    switchDisplayOn({ platform, env }, (program, args) => programs.push([program, args]));
    expect(programs).toEqual(started);
  });

  it('does no harm where there is no xset', async () => {
    vi.stubEnv('PATH', '/nowhere');
    onTestFinished(() => void vi.unstubAllEnvs());
    switchDisplayOn({ platform: 'linux', env: { DISPLAY: ':0' } });
    // Programs that are not there fail in the order of their starts: an unhandled error would have come first.
    await once(spawn('xset'), 'error');
  });
});
