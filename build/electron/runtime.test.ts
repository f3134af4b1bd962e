import { describe, expect, it } from 'vitest';
import { chooseRuntime, isSupported } from './runtime.ts';

const nothing = {
  hasOverride: false,
  hasPinned: false,
  downloadFailed: false,
  hasStandIn: false,
  standInRuns: true,
};

describe('which Electron comes next', () => {
  it.each([
    ['what the person named, whatever else is there', { hasOverride: true, hasPinned: true }, 'use-override'],
    ['the pinned one before the stand-in', { hasPinned: true, hasStandIn: true }, 'use-pinned'],
    ['a download before the stand-in', { hasStandIn: true }, 'download'],
    ['the stand-in when the download failed', { downloadFailed: true, hasStandIn: true }, 'use-stand-in'],
    ['making the stand-in', { downloadFailed: true }, 'make-stand-in'],
    ['stopping where none can run', { downloadFailed: true, standInRuns: false }, 'stop'],
    [
      'no stand-in copied over from another system',
      { downloadFailed: true, hasStandIn: true, standInRuns: false },
      'stop',
    ],
  ] as const)('is %s', (_name, facts, step) => {
    expect(chooseRuntime({ ...nothing, ...facts })).toBe(step);
  });
});

describe('whether a version may ship', () => {
  it.each([
    ['45.4.1', true],
    ['43.0.0', true],
    ['46.1.0', true],
    ['42.9.9', false],
    ['33.2.1', false],
    ['unknown', false],
  ])('%s: %s', (version, supported) => {
    expect(isSupported(version, '45.4.1')).toBe(supported);
  });
});
