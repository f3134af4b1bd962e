import type { Session } from 'electron';
import { expect, it } from 'vitest';
import { limitPermissions, mayGrant } from './permissions.ts';

const isOwnPage = (url: string) => url.startsWith('app://kiosk/');
const camera = {
  permission: 'media',
  url: 'app://kiosk/index.html',
  isMainFrame: true,
  mediaTypes: ['video'],
};

it('grants the camera to the kiosk’s own page', () => {
  expect(mayGrant(camera, isOwnPage)).toBe(true);
});

it.each([
  ['sound', { ...camera, mediaTypes: ['audio'] }],
  ['camera with sound', { ...camera, mediaTypes: ['video', 'audio'] }],
  ['nothing named', { ...camera, mediaTypes: [] }],
  ['another origin', { ...camera, url: 'https://kiosk/index.html' }],
  ['another host of our scheme', { ...camera, url: 'app://kiosk.example/' }],
  ['a frame inside the page', { ...camera, isMainFrame: false }],
  ['a screen capture', { ...camera, permission: 'display-capture' }],
  ['geolocation', { ...camera, permission: 'geolocation' }],
  ['notifications', { ...camera, permission: 'notifications' }],
])('refuses %s', (_name, question) => {
  expect(mayGrant(question, isOwnPage)).toBe(false);
});

/** What a session answers to each kind of question, as Electron puts it. */
function limited() {
  const handlers: Record<string, (...words: never[]) => unknown> = {};
  const set = (name: string) => (handler: (...words: never[]) => unknown) => void (handlers[name] = handler);
  limitPermissions(
    {
      setPermissionRequestHandler: set('request'),
      setPermissionCheckHandler: set('check'),
      setDevicePermissionHandler: set('device'),
      setDisplayMediaRequestHandler: set('display'),
    } as unknown as Session,
    isOwnPage,
  );
  const call = (name: string, ...words: unknown[]) => handlers[name]!(...(words as never[]));
  return {
    request: (permission: string, details: object) => {
      const answers: boolean[] = [];
      call('request', null, permission, (answer: boolean) => answers.push(answer), {
        requestingUrl: camera.url,
        isMainFrame: true,
        ...details,
      });
      return answers;
    },
    check: (permission: string, details: object) =>
      call('check', null, permission, camera.url, { isMainFrame: true, ...details }),
    call,
  };
}

it.each([
  [{ mediaTypes: ['video'] }, true],
  [{ mediaTypes: ['video', 'audio'] }, false],
  [{ mediaTypes: undefined }, false],
  [{}, false],
  [{ mediaTypes: ['video'], requestingUrl: 'https://kiosk/' }, false],
])('answers a request with %j by %s', (details, answer) => {
  expect(limited().request('media', details)).toEqual([answer]);
});

it.each([
  [{ mediaType: 'video' }, true],
  [{ mediaType: 'video', requestingUrl: camera.url }, true],
  [{ mediaType: 'video', requestingUrl: 'https://kiosk/' }, false],
  [{ mediaType: 'audio' }, false],
  [{}, false],
])('answers a check with %j by %s', (details, answer) => {
  expect(limited().check('media', details)).toBe(answer);
});

it('hands out no device and no picture of the screen', () => {
  const { call } = limited();
  expect(call('device', {})).toBe(false);
  const streams: object[] = [];
  call('display', {}, (given: object) => streams.push(given));
  expect(streams).toEqual([{}]);
});
