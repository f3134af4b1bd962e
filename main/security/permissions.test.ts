import { expect, it } from 'vitest';
import { mayGrant } from './permissions.ts';

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
