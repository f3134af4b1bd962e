import { expect, it } from 'vitest';
import { parseCommand } from './arguments.ts';

it.each([
  [[], { kind: 'kiosk' }],
  [['.', '--use-fake-device-for-media-stream'], { kind: 'kiosk' }],
  [['--set-api-key'], { kind: 'set-api-key' }],
  [['--version'], { kind: 'version' }],
  [['--help'], { kind: 'help' }],
  [['.', '--check-photo', 'a.jpg'], { kind: 'check-photo', args: ['a.jpg'] }],
  [
    ['--check-photo', 'a b.png', '--endpoint', 'https://x/', '--api-key-file', '-', '--no-sandbox'],
    { kind: 'check-photo', args: ['a b.png', '--endpoint', 'https://x/', '--api-key-file', '-'] },
  ],
  [['--check-photo', '--endpoint=https://x/'], { kind: 'check-photo', args: ['--endpoint=https://x/'] }],
])('%j', (argv, command) => {
  expect(parseCommand(argv)).toEqual(command);
});
