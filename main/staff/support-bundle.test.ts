import { expect, it } from 'vitest';
import type { StationStatus } from '../../preload/station-status.ts';
import { bundleName, writeBundle } from './support-bundle.ts';

const now = new Date('2026-11-23T11:45:00Z');

it('is named after the station and the time, in letters that every file system takes', () => {
  expect(bundleName('Алматы / 03', now)).toBe('liveness-kiosk-support-алматы-03-20261123-114500.json');
  expect(bundleName('', now)).toBe('liveness-kiosk-support-20261123-114500.json');
  expect(bundleName('../../etc/passwd', now)).toBe('liveness-kiosk-support-etc-passwd-20261123-114500.json');
});

it('is text that can be read through, with the newest of the log', () => {
  const log = Array.from({ length: 5_000 }, (_, index) => ({ msg: `line ${index}` }));
  const text = writeBundle({ status: {} as StationStatus, settings: [], log, now });
  const read = JSON.parse(text) as { log: unknown[]; machine: object };
  expect(read.log).toHaveLength(4_000);
  expect(read.log.at(-1)).toEqual({ msg: 'line 4999' });
  expect(read.machine).toHaveProperty('memoryBytes');
});
