import { describe, expect, it } from 'vitest';
import { Pulse, pulseLimits } from './pulse.ts';

const { beatMs, silentBeats, arrivalMs, afterWakeMs } = pulseLimits;
const limitMs = beatMs * silentBeats;

/** A page that answers until it is told not to, and time that passes beat by beat. */
function startPulse({ debugged = false, silentMs = limitMs } = {}) {
  const page = { answers: true, silences: [] as string[], asked: 0, now: 0 };
  const pulse = new Pulse({
    ask() {
      page.asked += 1;
      if (page.answers) pulse.heard();
    },
    onSilence: (reason) => void page.silences.push(reason),
    isExcused: () => debugged,
    now: () => page.now,
    silentMs,
  });
  const pass = (ms: number) => {
    for (const end = page.now + ms; page.now < end;) {
      page.now += beatMs;
      pulse.beat();
    }
  };
  return { page, pulse, pass };
}

describe('the pulse', () => {
  it('finds a page that stopped answering, once, two seconds after it was asked', () => {
    const { page, pulse, pass } = startPulse();
    pulse.arrived();
    pass(10_000);
    page.answers = false;
    pass(limitMs);
    expect(page.silences).toEqual([]);
    pass(beatMs);
    expect(page.silences).toEqual(['no answer']);
    pass(60_000);
    expect(page.silences).toHaveLength(1);
  });

  it('gives a slow machine as long as it was told to, in a load as well', () => {
    const { page, pulse, pass } = startPulse({ silentMs: 60_000 });
    page.answers = false;
    pulse.arriving();
    pass(60_000 - beatMs);
    pulse.arrived();
    pass(60_000);
    expect(page.silences).toEqual([]);
    pass(beatMs);
    expect(page.silences).toEqual(['no answer']);
  });

  it('leaves a page alone that answers late, but answers', () => {
    const { page, pulse, pass } = startPulse();
    pulse.arrived();
    page.answers = false;
    for (let round = 0; round < 20; round += 1) {
      pass(limitMs - beatMs);
      pulse.heard();
    }
    expect(page.silences).toEqual([]);
  });

  it('expects nothing while the page is loaded, unless that never ends', () => {
    const { page, pulse, pass } = startPulse();
    page.answers = false;
    pulse.arriving();
    pass(arrivalMs - beatMs);
    expect([page.asked, page.silences]).toEqual([0, []]);
    pass(beatMs);
    expect(page.silences).toEqual(['never arrived']);
  });

  it('does not take a machine that slept for a page that hangs', () => {
    const { page, pulse, pass } = startPulse();
    pulse.arrived();
    page.answers = false;
    pass(limitMs - beatMs);
    page.now += 8 * 3_600_000;
    pass(limitMs - beatMs);
    expect(page.silences).toEqual([]);
    pulse.woke();
    pass(afterWakeMs);
    expect(page.silences).toEqual([]);
    pass(limitMs);
    expect(page.silences).toEqual(['no answer']);
  });

  it('does not count a load that the machine slept through', () => {
    const { page, pulse, pass } = startPulse();
    pulse.arriving();
    pass(arrivalMs - beatMs);
    page.now += 3_600_000;
    pass(beatMs);
    expect(page.silences).toEqual([]);
  });

  it('lets a debugger hold the page', () => {
    const { page, pulse, pass } = startPulse({ debugged: true });
    pulse.arrived();
    page.answers = false;
    pass(60_000);
    expect(page.silences).toEqual([]);
  });

  it('asks a page that is gone nothing', () => {
    const { page, pulse, pass } = startPulse();
    pulse.arrived();
    pulse.rest();
    pass(60_000);
    expect([page.asked, page.silences]).toEqual([0, []]);
  });
});
