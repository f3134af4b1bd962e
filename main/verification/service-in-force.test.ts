import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Result } from '../../preload/contract.ts';
import type { Log } from '../platform/log.ts';
import type { ServiceChoice } from './choose-service.ts';
import type { Line, LineTrouble } from './network-configuration.ts';
import { ServiceSwitch } from './service-in-force.ts';

const real: ServiceChoice = { kind: 'real', endpoint: 'http://127.0.0.1:1/short/', apiKey: 'k'.repeat(47) };
const locked: ServiceChoice = { kind: 'none', code: 'secret-store-unavailable', staffDetail: 'locked' };

const direct: Line = { ca: null, pins: [], proxy: { mode: 'direct' } };

let choice: () => ServiceChoice;
let line: Result<Line, LineTrouble>;
let changes: number;
let lines: string[];
let services: ServiceSwitch;

beforeEach(() => {
  changes = 0;
  line = { ok: true, value: direct };
  lines = [];
  const note = (fields: unknown, text: string) => void lines.push(`${JSON.stringify(fields)} ${text}`);
  services = new ServiceSwitch({
    choose: () => choice(),
    line: async () => line,
    resolveProxy: async () => 'DIRECT',
    startEmbedded: null,
    deadlineMs: () => 1000,
    log: { info: note, warn: note, error: note } as unknown as Log,
    onChange: () => (changes += 1),
  });
});
afterEach(() => services.close());

it('tells trouble once, tries again each time, and recovers', async () => {
  choice = () => locked;
  await services.refresh();
  await services.refresh();
  expect(services.current.trouble).toBe('secret-store-unavailable');
  expect(changes).toBe(1);
  choice = () => real;
  await services.refresh();
  expect(services.current.trouble).toBeNull();
  expect(changes).toBe(2);
});

it('keeps the connection while nothing changes', async () => {
  choice = () => real;
  await services.refresh();
  const { client } = services.current;
  await services.refresh();
  expect(services.current.client).toBe(client);
  expect(changes).toBe(1);
});

it('survives a look at the settings that throws', async () => {
  choice = () => {
    throw new Error('disk gone');
  };
  await services.refresh();
  choice = () => real;
  await services.refresh();
  expect(services.current.trouble).toBeNull();
});

it('writes no key into the log', async () => {
  choice = () => real;
  await services.refresh();
  expect(lines.join()).not.toContain('kkkk');
  expect(lines.join()).toContain('service chosen');
});

it('makes a new connection when the way to the service changes', async () => {
  choice = () => real;
  await services.refresh();
  const { client } = services.current;
  line = { ok: true, value: { ...direct, pins: ['x'] } };
  await services.refresh();
  expect(services.current.client).not.toBe(client);
});

it('goes nowhere while the authority that was set can’t be read', async () => {
  choice = () => real;
  line = { ok: false, error: { code: 'certificates-unreadable', staffDetail: 'there is no such file' } };
  await services.refresh();
  expect(services.current).toEqual({
    client: null,
    demonstration: false,
    trouble: 'certificates-unreadable',
  });
  expect(lines.join()).toContain('there is no such file');
});
