import { describe, expect, it } from 'vitest';
import { Heartbeat, heartbeatLimits, silenceLimit } from './heartbeat.ts';

const { beatMs, idleBeatMs, shortestSilenceMs, longestSilenceMs, loadMs, afterWakeMs } = heartbeatLimits;
const limitMs = shortestSilenceMs;

/** A page that answers until the test stops it, and time that advances beat by beat. */
function startHeartbeat({ debugged = false, silentMs = undefined as number | undefined } = {}) {
  const page = { answers: true, silences: [] as string[], asked: 0, now: 0, isInUse: true };
  const heartbeat = new Heartbeat({
    ask() {
      page.asked += 1;
      if (page.answers) heartbeat.heard();
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
      nextMs = heartbeat.beat();
    }
  };
  /** A page that answers a ping after this time. */
  const answerAfter = (ms: number) => {
    page.answers = false;
    pass(beatMs);
    pass(ms);
    page.answers = true;
    heartbeat.heard();
  };
  return { page, heartbeat, pass, answerAfter };
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

describe('the heartbeat', () => {
  it('finds a page that stopped answering, once, two seconds after it was asked', () => {
    const { page, heartbeat, pass } = startHeartbeat();
    heartbeat.loaded();
    pass(10_000);
    page.answers = false;
    pass(limitMs);
    expect(page.silences).toEqual([]);
    pass(beatMs);
    expect(page.silences).toEqual(['no answer']);
    pass(60_000);
    expect(page.silences).toHaveLength(1);
  });

  it('asks once a second while no session is open, and finds a hang all the same, up to a second later', () => {
    const { page, heartbeat, pass } = startHeartbeat();
    page.isInUse = false;
    heartbeat.loaded();
    pass(60_000);
    expect(page.asked).toBeLessThanOrEqual(61);
    page.answers = false;
    pass(idleBeatMs + limitMs);
    expect(page.silences).toEqual(['no answer']);
  });

  it('gives a page longer on a machine that has been slow to answer before', () => {
    const { page, heartbeat, pass, answerAfter } = startHeartbeat();
    heartbeat.loaded();
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
    const { page, heartbeat, pass } = startHeartbeat();
    heartbeat.loaded();
    page.answers = false;
    pass(beatMs);
    page.now += 8 * 3_600_000;
    if (beatsLater > 0) pass(beatsLater * beatMs);
    heartbeat.heard();
    // The beat that notices the sleep, and the one that sends the ping.
    pass(2 * beatMs);
    pass(limitMs + beatMs);
    expect(page.silences).toEqual(['no answer']);
  });

  it('gives a slow machine as long as it was told to, in a load as well', () => {
    const { page, heartbeat, pass } = startHeartbeat({ silentMs: 60_000 });
    page.answers = false;
    heartbeat.loading();
    pass(60_000 - beatMs);
    heartbeat.loaded();
    pass(60_000);
    expect(page.silences).toEqual([]);
    pass(beatMs);
    expect(page.silences).toEqual(['no answer']);
  });

  it('leaves a page alone that answers late, but answers', () => {
    const { page, heartbeat, pass } = startHeartbeat();
    heartbeat.loaded();
    page.answers = false;
    for (let round = 0; round < 20; round += 1) {
      pass(limitMs - beatMs);
      heartbeat.heard();
    }
    expect(page.silences).toEqual([]);
  });

  it('expects nothing while the page is loaded, unless that never ends', () => {
    const { page, heartbeat, pass } = startHeartbeat();
    page.answers = false;
    heartbeat.loading();
    pass(loadMs - beatMs);
    expect([page.asked, page.silences]).toEqual([0, []]);
    pass(beatMs);
    expect(page.silences).toEqual(['never arrived']);
  });

  it('does not take a machine that slept for a page that hangs', () => {
    const { page, heartbeat, pass } = startHeartbeat();
    heartbeat.loaded();
    page.answers = false;
    pass(limitMs - beatMs);
    page.now += 8 * 3_600_000;
    pass(limitMs - beatMs);
    expect(page.silences).toEqual([]);
    heartbeat.woke();
    pass(afterWakeMs);
    expect(page.silences).toEqual([]);
    pass(limitMs);
    expect(page.silences).toEqual(['no answer']);
  });

  it('does not count a load that the machine slept through', () => {
    const { page, heartbeat, pass } = startHeartbeat();
    heartbeat.loading();
    pass(loadMs - beatMs);
    page.now += 3_600_000;
    pass(beatMs);
    expect(page.silences).toEqual([]);
  });

  it('lets a debugger hold the page', () => {
    const { page, heartbeat, pass } = startHeartbeat({ debugged: true });
    heartbeat.loaded();
    page.answers = false;
    pass(60_000);
    expect(page.silences).toEqual([]);
  });

  it('asks a page that is gone nothing', () => {
    const { page, heartbeat, pass } = startHeartbeat();
    heartbeat.loaded();
    heartbeat.pause();
    pass(60_000);
    expect([page.asked, page.silences]).toEqual([0, []]);
  });
});
