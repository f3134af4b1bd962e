import { expect, it } from 'vitest';
import { parseCommand } from './arguments.ts';

it.each([
  [[], { kind: 'kiosk' }],
  [['.', '--use-fake-device-for-media-stream'], { kind: 'kiosk' }],
  [['--set-api-key'], { kind: 'set-api-key' }],
  [['--list-cameras'], { kind: 'list-cameras', json: false }],
  [['.', '--list-cameras', '--json', '--no-sandbox'], { kind: 'list-cameras', json: true }],
  [['--pin-camera', 'usb-1'], { kind: 'pin-camera', id: 'usb-1' }],
  [['--pin-camera=usb-1'], { kind: 'pin-camera', id: 'usb-1' }],
  [['--pin-camera', '--no-sandbox'], { kind: 'pin-camera', id: '' }],
  [['--pin-camera'], { kind: 'pin-camera', id: '' }],
  [['--unpin-camera'], { kind: 'unpin-camera' }],
  [['--camera-rotation', '90'], { kind: 'camera-rotation', degrees: '90' }],
  [['--allow-fake-camera'], { kind: 'kiosk' }],
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
