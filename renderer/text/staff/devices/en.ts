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
      language: 'Language of the keyboard',
      signs: 'Digits and signs',
    },
  },
  check: {
    opening: 'The camera is being switched on',
    heading: 'Stand where people will stand',
    size: '{{width}} × {{height}}, {{rate}} frames a second',
    wellAll: 'All well: the light and the place.',
    noGuidance: 'This computer does not find faces by itself: people will take the picture with a button.',
    finding: {
      picture: 'Picture',
      face: 'A face is found',
      distance: 'Distance',
      place: 'In the middle',
      light: 'Light',
      still: 'Face uncovered, upright and still',
    },
    furniture: 'A picture of a face hangs in the frame',
    removeFurniture: 'Take it down, or turn the camera so that it is not seen.',
    state: { good: 'good', care: 'needs care', unknown: 'not known yet' },
    retry: 'Switch the camera on again',
  },
  scan: {
    opening: 'The camera is being switched on',
    hold: 'Show the QR code to the camera',
    nearer: 'Bring the code nearer and hold it straight, without glare.',
    cancel: 'Cancel',
    picture: 'What the camera sees',
  },
};
