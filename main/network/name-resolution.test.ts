import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { areLocalNamesClosed, rememberLocalNames } from './name-resolution.ts';

vi.mock('electron', () => ({ app: {} }));

it('leaves the marker for the next start, takes it back, and does without where nothing can be written', () => {
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
