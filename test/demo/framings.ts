import type { Box } from '../../main/demo/model/find-faces.ts';
import type { Picture } from '../../main/demo/decode-picture.ts';
import { lay, paint, plain, recolour, resize, sample, type Rgb } from './pixels.ts';

const wall: Rgb = [128, 128, 126];
/** Hair, neck and shoulders around the detector's box, which goes from the brows to the chin. */
const personPerFace = 2.4;
const usualFacePx = 240;

/** Cuts a person out of a picture: a square around the face, wall where the picture ends. */
export function cutPerson(picture: Picture, face: Box): Picture {
  const side = Math.round(face.height * personPerFace);
  const left = face.x + face.width / 2 - side / 2;
  const top = face.y + face.height / 2 - side * 0.47;
  return paint(side, side, (x, y) => sample(picture, left + x, top + y, wall));
}

/** The person as seen from a kiosk's 1280×720 camera, the face that many pixels high. */
export function frame(person: Picture, facePx: number, offsetPx = 0): Picture {
  const side = Math.round(facePx * personPerFace);
  const scaled = resize(person, side, side);
  const left = Math.round(640 - side / 2 + offsetPx);
  return lay(scaled, plain(1280, 720, wall), left, Math.round(360 - side / 2));
}

/** Real people's positions before a kiosk: near and far, off centre, in too little and too much light. */
export const framings: Readonly<Record<string, (person: Picture) => Picture>> = {
  'face 150 px': (person) => frame(person, 150),
  'face 200 px': (person) => frame(person, 200),
  'face 260 px': (person) => frame(person, 260),
  'face 330 px': (person) => frame(person, 330),
  'beside the middle': (person) => frame(person, usualFacePx, -180),
  'half the light': (person) => lit(frame(person, usualFacePx), 0.5),
  'a quarter more light': (person) => lit(frame(person, usualFacePx), 1.25),
};

function lit(picture: Picture, gain: number): Picture {
  return recolour(picture, ([r, g, b]) => [r * gain, g * gain, b * gain]);
}

/** The flat attack in front of the same camera, its face as large as a person's would be. */
export function frameAttack(attack: (face: Picture) => Picture, person: Picture): Picture {
  const side = Math.round(usualFacePx * personPerFace);
  const held = attack(resize(person, side, side));
  return lay(
    held,
    plain(1280, 720, wall),
    Math.round(640 - held.width / 2),
    Math.round(360 - held.height / 2),
  );
}
