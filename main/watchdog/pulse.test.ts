import { describe, expect, it } from 'vitest';
import { Pulse, pulseLimits, silenceLimit } from './heartbeat.ts';

const { beatMs, calmBeatMs, shortestSilenceMs, longestSilenceMs, arrivalMs, afterWakeMs } = pulseLimits;
const limitMs = shortestSilenceMs;

/** A page that answers until the test stops it, and time that advances beat by beat. */
function startPulse({ debugged = false, silentMs = undefined as number | undefined } = {}) {
  const page = { answers: true, silences: [] as string[], asked: 0, now: 0, isInUse: true };
  const pulse = new Pulse({
    ask() {
      page.asked += 1;
      if (page.answers) pulse.heard();
    },
    onSilence: (reason) => void page.silences.push(reason),
    isExcused: () => debugged,
    isInUse: () => page.isInUse,
    now: () => page.now,
    ...(silentMs !== undefined && { silentMs: () => silentMs }),
  });
  let nextMs: number = beatMs;
  const pass = (ms: number) => {
    for (const end = page.now + ms; page.now < end;) {
      page.now += nextMs;
      nextMs = pulse.beat();
    }
  };
  /** A page that answers a ping after this time. */
  const answerAfter = (ms: number) => {
    page.answers = false;
    pass(beatMs);
    pass(ms);
    page.answers = true;
    pulse.heard();
  };
  return { page, pulse, pass, answerAfter };
}

describe('the limit of a silence', () => {
  it.each([
    [0, shortestSilenceMs],
    [190, shortestSilenceMs],
    [500, 4_000],
    [999, 7_992],
    [60_000, longestSilenceMs],
  ])('follows what the machine has shown: after an answer of %d ms it is %d ms', (slowest, limit) => {
    expect(silenceLimit(slowest)).toBe(limit);
  });
});

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

  it('asks once a second while nobody is there, and finds a hang all the same, up to a second later', () => {
    const { page, pulse, pass } = startPulse();
    page.isInUse = false;
    pulse.arrived();
    pass(60_000);
    expect(page.asked).toBeLessThanOrEqual(61);
    page.answers = false;
    pass(calmBeatMs + limitMs);
    expect(page.silences).toEqual(['no answer']);
  });

  it('gives a page longer on a machine that has been slow to answer before', () => {
    const { page, pulse, pass, answerAfter } = startPulse();
    pulse.arrived();
    answerAfter(500);
    page.answers = false;
    pass(beatMs);
    pass(3_750);
    expect(page.silences).toEqual([]);
    pass(1_000);
    expect(page.silences).toEqual(['no answer']);
  });

  it.each([
    ['answered on waking', 0],
    ['answered some beats later', 2],
  ])('does not take the sleep of the machine for slowness: %s', (_, beatsLater) => {
    const { page, pulse, pass } = startPulse();
    pulse.arrived();
    page.answers = false;
    pass(beatMs);
    page.now += 8 * 3_600_000;
    if (beatsLater > 0) pass(beatsLater * beatMs);
    pulse.heard();
    // The beat that notices the sleep, and the one that sends the ping.
    pass(2 * beatMs);
    pass(limitMs + beatMs);
    expect(page.silences).toEqual(['no answer']);
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
