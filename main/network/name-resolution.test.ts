import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { areLocalNamesClosed, rememberLocalNames } from './name-resolution.ts';

it('word for the next start is left, taken back, and no trouble where it can’t be written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-names-'));
  expect(areLocalNamesClosed(folder)).toBe(false);
  rememberLocalNames(folder, false);
  rememberLocalNames(folder, false);
  expect(areLocalNamesClosed(folder)).toBe(true);
  rememberLocalNames(folder, true);
  rememberLocalNames(folder, true);
  expect(areLocalNamesClosed(folder)).toBe(false);
  rmSync(folder, { recursive: true });
  expect(() => rememberLocalNames(folder, false)).not.toThrow();
});
