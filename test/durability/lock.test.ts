import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { proving } from '../thoroughness.ts';
import { buildProgram, type BuiltProgram } from './built-program.ts';

let program: BuiltProgram;
let folder: string;
beforeAll(async () => {
  program = await buildProgram('test/durability/take-turns.ts');
});
afterAll(() => program.remove());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-turns-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Several wait for each dead one's lock, so that it is fought for. */
const lanes = 4;
const deaths = proving ? 250 : 10;
const countsEach = 4;

it(`the lock lets one in at a time while its owners are killed in it, ${lanes * deaths} times`, async () => {
  const file = join(folder, 'count');
  writeFileSync(file, '0');
  const counts: number[] = [];
  const words = [program.path, folder, file, String(countsEach)];
  const lane = async () => {
    for (let death = 0; death < deaths; death += 1) {
      const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      child.stdout.on('data', (part: Buffer) => (said += part.toString()));
      expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
      counts.push(...said.trim().split('\n').map(Number));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  const all = lanes * deaths * countsEach;
  // Each number once: two processes inside the lock at once would have printed the same one.
  expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: all }, (_, index) => index + 1));
  expect(readFileSync(file, 'utf8')).toBe(String(all));
}, 3_600_000);
