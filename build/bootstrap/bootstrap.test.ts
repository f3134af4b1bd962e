import { describe, expect, it } from 'vitest';
import { judge, runs } from '../cli/demo.ts';
import { notForRelease, planPackage } from '../package/pack.ts';
import { isInstalled } from './modules.mjs';
import { isNodeSupported } from './node-version.mjs';

describe('Node', () => {
  it.each([
    ['18.20.8', false],
    ['20.18.1', false],
    ['20.19.0', true],
    ['21.7.3', false],
    ['22.11.0', false],
    ['22.12.0', true],
    ['24.1.0', true],
  ])('%s: %s', (version, supported) => {
    expect(isNodeSupported(version)).toBe(supported);
  });
});

describe('node_modules', () => {
  const wanted = { version: '1.0.0', integrity: 'sha512-a' };
  const lock = {
    packages: { '': {}, 'node_modules/a': wanted, 'node_modules/b': { ...wanted, optional: true } },
  };

  it('are there when npm left the same versions; what is for another platform may be missing', () => {
    expect(isInstalled(lock, { packages: { 'node_modules/a': wanted } })).toBe(true);
  });

  it('are not there when one is missing, old or another', () => {
    expect(isInstalled(lock, {})).toBe(false);
    expect(isInstalled(lock, { packages: { 'node_modules/a': { ...wanted, version: '0.9.0' } } })).toBe(
      false,
    );
    expect(isInstalled(lock, { packages: { 'node_modules/a': { ...wanted, integrity: 'sha512-b' } } })).toBe(
      false,
    );
  });
});

describe('packing', () => {
  const here = { platform: 'linux', pinned: '45.4.1' };
  const pinned = { distPath: '/a folder/dist', version: '45.4.1', supported: true };
  const standIn = { distPath: '/stand-in', version: '33.2.1', supported: false };

  it.each([[['--linux', 'deb']], [['--win']], [['--dir', '--win']], [[]]])(
    'refuses %j on a runtime out of support',
    (asked) => {
      expect(planPackage(asked, standIn, here)).toContain('must not ship');
    },
  );

  it('packs a folder on it, set apart by its name', () => {
    expect(planPackage(['--dir'], standIn, here)).toMatchObject({ output: notForRelease });
  });

  it('packs the supported Electron that is at hand, and never publishes', () => {
    const plan = planPackage(['--linux', 'deb'], pinned, here);
    expect(plan).toMatchObject({ output: 'release' });
    expect(plan).toHaveProperty(
      'args',
      expect.arrayContaining(['-c.electronDist=/a folder/dist', '--publish=never']),
    );
  });

  it("does not pack this system's Electron for another system", () => {
    const plan = planPackage(['--win', 'nsis'], pinned, here);
    expect(JSON.stringify(plan)).not.toContain('electronDist');
    expect(plan).toHaveProperty('args', expect.arrayContaining(['-c.electronVersion=45.4.1']));
  });
});

describe('the demonstration', () => {
  const [first] = runs;
  if (!first) throw new Error('there is no run');
  const attempt = { outcome: 'live', code: null, demonstration: true } as const;

  it('fails on another screen, another outcome, no attempt, or one that is not marked', () => {
    expect(judge(first.expected, 'live', attempt)).toBeNull();
    expect(judge(first.expected, 'notLive', attempt)).not.toBeNull();
    expect(judge(first.expected, 'live', undefined)).not.toBeNull();
    expect(judge(first.expected, 'live', { ...attempt, outcome: 'not-live' })).not.toBeNull();
    expect(judge(first.expected, 'live', { ...attempt, code: 'timed-out' })).not.toBeNull();
    expect(judge(first.expected, 'live', { ...attempt, demonstration: false })).not.toBeNull();
  });
});
