import { expect, it } from 'vitest';
import { findForeignSwitch } from './command-line.ts';

it.each([
  ['nothing', []],
  ['a supervised kiosk', ['--supervised']],
  ['where its data lies', ['--user-data-dir=/var/lib/kiosk', '--ozone-platform=wayland']],
  ['a command with its words', ['--verify-records', '/srv/records', '--head', 'abc', '--json']],
  ['standard input as a file', ['--check-photo', 'face.jpg', '--api-key-file', '-']],
])('lets in %s', (_name, args) => {
  expect(findForeignSwitch(args, 'linux')).toBeNull();
  expect(
    findForeignSwitch(
      args.filter((arg) => !arg.startsWith('/')),
      'win32',
    ),
  ).toBeNull();
});

it.each([
  ['--remote-debugging-port=9222', 'remote-debugging-port'],
  ['-remote-debugging-port=9222', 'remote-debugging-port'],
  ['--no-sandbox', 'no-sandbox'],
  ['--renderer-cmd-prefix=/bin/sh -c', 'renderer-cmd-prefix'],
  ['--a-switch-of-next-year', 'a-switch-of-next-year'],
  ['---', '-'],
])('names %s', (arg, name) => {
  expect(findForeignSwitch(['--supervised', arg], 'linux')).toBe(name);
});

it('is not misled by white space before a switch, which Chromium cuts off, nor by what does not show', () => {
  for (const before of [' ', '\t\r\n', '\u0085', '\u3000', '\uFEFF', '\u0000\u180E']) {
    const found = (arg: string, platform: NodeJS.Platform) =>
      findForeignSwitch([`${before}${arg}`], platform);
    expect(found('--remote-debugging-port=9222', 'linux')).toBe('remote-debugging-port');
    expect(found('/remote-debugging-port=9222', 'win32')).toBe('remote-debugging-port');
    expect(found(`--supervised${before}`, 'linux')).toBeNull();
  }
});

it('reads Windows’ own ways of writing a switch', () => {
  expect(findForeignSwitch(['/remote-debugging-port=1'], 'win32')).toBe('remote-debugging-port');
  expect(findForeignSwitch(['/No-Sandbox'], 'win32')).toBe('no-sandbox');
  expect(findForeignSwitch(['--SUPERVISED'], 'win32')).toBeNull();
  expect(findForeignSwitch(['/srv/records'], 'linux')).toBeNull();
});
