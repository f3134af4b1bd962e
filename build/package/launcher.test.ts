import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands, helpText } from '../../main/cli/commands.ts';
import { findForeignSwitch } from '../../main/security/launch.ts';
import { inRoot } from '../bootstrap/paths.mjs';
import { writeLauncherTexts } from './launcher-texts.ts';

const source = inRoot('build', 'package', 'linux', 'launcher');
const isLinux = process.platform === 'linux';
if (!isLinux) console.warn('the launcher is not tried here: it is for Linux');

const base = mkdtempSync(join(tmpdir(), 'kiosk-launcher-'));
const launcher = join(base, 'bin', 'liveness-kiosk');
beforeAll(() => {
  mkdirSync(join(base, 'bin'));
  mkdirSync(join(base, 'tmp'));
  mkdirSync(join(base, 'path'));
  cpSync(source, launcher);
  writeLauncherTexts('1.2.3+abc', '45.0.0', join(base, 'bin'));
  // The program prints how it was called, and fails as it is told.
  put('liveness-kiosk', 'printf "%s\\n" "$@"; exit "${CODE:-0}"');
  put('path/systemctl', 'exit 1');
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

function put(name: string, body: string) {
  writeFileSync(join(base, name), `#!/bin/sh\n${body}\n`);
  chmodSync(join(base, name), 0o755);
}

/** @param user as `id -u` tells */
function launch(words: readonly string[], environment: Record<string, string> = {}, user = 1000) {
  put('path/id', `echo ${user}`);
  const { status, stdout, stderr } = spawnSync(launcher, words, {
    encoding: 'utf8',
    env: { PATH: `${join(base, 'path')}:/usr/bin:/bin`, TMPDIR: join(base, 'tmp'), ...environment },
  });
  return { status, output: stdout.split('\n').filter(Boolean), stdout, stderr };
}

it('knows each command, and what it needs', () => {
  const text = readFileSync(source, 'utf8');
  const namesIn = (list: string) => RegExp(`^${list}=' (.*) '$`, 'm').exec(text)?.[1]?.split(' ').sort();
  const named = (needs: string) =>
    commands
      .filter((one) => one.needs === needs && !['help', 'version'].includes(one.name))
      .map(({ name }) => name)
      .sort();
  expect(namesIn('anywhere')).toEqual(named('nothing'));
  expect(namesIn('station')).toEqual(named('station'));
});

describe.runIf(isLinux)('the launcher', () => {
  it.each([[[]], [['--supervised']], [['--out-of-order', '--user-data-dir=/run/x']]])(
    'starts the kiosk with %j as they are',
    (words) => {
      expect(launch(words)).toMatchObject({ status: 0, output: words, stderr: '' });
    },
  );

  it.each([
    ['kk', ['--help'], { LC_ALL: 'kk_KZ.UTF-8', LANG: 'ru_RU.UTF-8' }],
    ['ru', ['--help'], { LANG: 'ru_RU.UTF-8' }],
    ['en', ['--help'], { LANG: 'C' }],
    ['ru', ['--help', '--lang=ru'], { LANG: 'kk_KZ' }],
  ] as const)('prints the help in %s for %j %j without the program', (language, words, environment) => {
    const { status, stdout } = launch(words, environment);
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${helpText('1.2.3+abc', language)}\n` });
  });

  it('takes a file for a file, also one with a command’s name', () => {
    const { output } = launch(['--verify-records', 'hash-pin', '--json']);
    expect(output.slice(-3)).toEqual(['--verify-records', 'hash-pin', '--json']);
    expect(launch(['print-head']).output).toEqual(['print-head']);
  });

  it('prints the version without the program', () => {
    expect(launch(['--version']).stdout).toBe('1.2.3+abc production (Electron 45.0.0)\n');
  });

  it.each([
    [1000, '--ozone-platform=headless'],
    [0, '--no-sandbox'],
  ])('runs a command that needs no station as user %i, in a folder that it removes', (user, first) => {
    const words = ['--check-policy', 'a policy.json'];
    const { status, output } = launch(words, { CODE: '2' }, user);
    expect(status).toBe(2);
    expect(output).toContain(first);
    expect(output.slice(-2)).toEqual(words);
    expect(output.find((one) => one.startsWith('--user-data-dir='))).toContain(join(base, 'tmp'));
    expect(readdirSync(join(base, 'tmp'))).toEqual([]);
    expect(findForeignSwitch(output, 'linux', true)).toBeNull();
  });

  it('runs a command that needs the settings as its user, where there is no station', () => {
    const { status, output } = launch(['--list-cameras']);
    expect({ status, output }).toEqual({
      status: 0,
      output: ['--ozone-platform=headless', '--log-level=3', '--list-cameras'],
    });
    expect(launch(['--list-cameras'], {}, 0)).toMatchObject({ status: 2, output: [] });
  });

  it('refuses a user who is not root on a station', () => {
    put('path/systemctl', 'exit 0');
    expect(launch(['--print-head'])).toMatchObject({ status: 2, output: [] });
    put('path/systemctl', 'exit 1');
  });
});
