import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { programVersion } from './program-version.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kiosk-version-'));
  writeFileSync(join(folder, 'package.json'), '{ "version": "1.2.3" }');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const git = (...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...words], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
const built = (environment: NodeJS.ProcessEnv = {}) => programVersion({ folder, environment });

it('names the commit, and says where files differ from it', () => {
  git('init', '-q');
  expect(built()).toBe('1.2.3+unknown');
  git('add', '.');
  git('commit', '-q', '-m', 'one');
  const commit = git('rev-parse', 'HEAD').slice(0, 12);
  writeFileSync(join(folder, 'untracked'), '');
  expect(built()).toBe(`1.2.3+${commit}`);
  writeFileSync(join(folder, 'package.json'), '{"version":"1.2.3"}');
  expect(built()).toBe(`1.2.3+${commit}.dirty`);
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'inner', 'package.json'), '{ "version": "2.0.0" }');
  expect(programVersion({ folder: join(folder, 'inner'), environment: {} })).toBe('2.0.0+unknown');
});

it('takes the id of a build system', () => {
  expect(built({ BUILD_ID: 'release.7' })).toBe('1.2.3+release.7');
  for (const wrong of ['', 'a b', 'a..b', 'ұ', '1\n'])
    expect(() => built({ BUILD_ID: wrong })).toThrow('BUILD_ID may');
});
