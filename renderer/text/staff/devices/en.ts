import type { DeviceWords } from './shape.ts';

export const en: DeviceWords = {
  keyboard: {
    clear: 'Clear',
    letters: 'ABC',
    names: {
      backspace: 'Delete the last character',
      enter: 'Enter',
      shift: 'Capital letter',
      space: 'Space',
      language: 'Keyboard language',
      signs: 'Digits and symbols',
    },
  },
  check: {
    opening: 'Switching the camera on',
    heading: 'Stand where customers will stand',
    size: '{{width}} × {{height}}, {{rate}} fps',
    wellAll: 'Everything is fine: light and position.',
    noGuidance:
      'This computer can’t detect a face by itself: the customer presses a button to take the photo.',
    finding: {
      picture: 'Video',
      face: 'Face',
      distance: 'Distance',
      place: 'Position',
      light: 'Light',
      still: 'Pose',
    },
    furniture: 'A picture of a face is in view',
    removeFurniture: 'Take it down, or turn the camera so that it is not seen.',
    light: {
      lightBehind: 'Draw the curtains, or turn the kiosk so that no light comes from behind the customer.',
      tooDark: 'Switch the lights on, or put a lamp in front of the customer.',
      tooBright: 'Reduce the light that falls on the face.',
      unevenLight: 'Reduce the light from the side, or add some from the other side.',
    },
    state: { good: 'OK', care: 'needs attention', unknown: 'not known yet' },
    retry: 'Switch the camera on again',
  },
  scan: {
    opening: 'Switching the camera on',
    hold: 'Show the QR code to the camera',
    nearer: 'Hold the code closer and straight, without glare.',
    picture: 'What the camera sees',
  },
};
