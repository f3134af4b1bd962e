import type { Picture } from '../../main/demo/decode-picture.ts';
import { blur, lay, plain, recolour, resize, type Rgb } from './pixels.ts';

/** Simulated presentation attacks: roughly what a camera would see of a fake face. */
export const attacks: Readonly<Record<string, (face: Picture) => Picture>> = {
  'print, matt': (face) => held(print(face, 0.62, 52), [228, 226, 220]),
  'print, faded and soft': (face) => held(blur(print(face, 0.45, 80), 1), [215, 212, 205]),
  'print, black and white': (face) => held(print(grey(face), 0.7, 40), [235, 235, 235]),
  'print, coarse raster': (face) => held(raster(face, 4), [240, 240, 238]),
  'screen, fine grid': (face) => held(screen(face, 3, 0.12), [18, 18, 20]),
  'screen, moiré': (face) => held(screen(face, 5.3, 0.28), [18, 18, 20]),
  'screen, bright and blue': (face) => held(glow(face), [10, 10, 12]),
  'very small file': (face) =>
    resize(resize(face, Math.round(face.width / 10), Math.round(face.height / 10)), face.width, face.height),
  'out of focus': (face) => blur(face, 6),
};

/** The flat picture with its border, held up in front of a wall. */
function held(flat: Picture, border: Rgb): Picture {
  const edge = Math.round(flat.width * 0.04);
  const sheet = lay(flat, plain(flat.width + 2 * edge, flat.height + 2 * edge, border), edge, edge);
  const wall = plain(Math.round(sheet.width * 1.15), Math.round(sheet.height * 1.1), [148, 146, 140]);
  return lay(
    sheet,
    wall,
    Math.round((wall.width - sheet.width) / 2),
    Math.round((wall.height - sheet.height) / 2),
  );
}

/** Ink on paper: less contrast, black is no longer black. */
function print(face: Picture, contrast: number, black: number): Picture {
  return recolour(face, ([r, g, b]) => [
    r * contrast + black,
    g * contrast + black * 0.98,
    b * contrast + black * 0.92,
  ]);
}

function grey(face: Picture): Picture {
  return recolour(face, ([r, g, b]) => {
    const light = 0.299 * r + 0.587 * g + 0.114 * b;
    return [light, light, light];
  });
}

/** Newspaper dots: each cell is a dot whose size represents its darkness. */
function raster(face: Picture, cellPx: number): Picture {
  return recolour(face, (colour, x, y) => {
    const [cx, cy] = [(x % cellPx) - cellPx / 2 + 0.5, (y % cellPx) - cellPx / 2 + 0.5];
    const dot = 1 - (cx * cx + cy * cy) / (cellPx * cellPx * 0.5);
    const shade = (value: number) => 60 + 180 / (1 + Math.exp(-8 * (value / 255 - dot * 0.9)));
    return [shade(colour[0]), shade(colour[1]), shade(colour[2])];
  });
}

/** A display's pixel grid beating with the camera's. */
function screen(face: Picture, periodPx: number, depth: number): Picture {
  return recolour(face, ([r, g, b], x, y) => {
    const wave = (shift: number) =>
      1 +
      depth *
        Math.sin((2 * Math.PI * (x + 0.21 * y)) / periodPx + shift) *
        Math.sin((2 * Math.PI * y) / periodPx);
    return [r * wave(0), g * wave(2.1), b * wave(4.2) + 6];
  });
}

function glow(face: Picture): Picture {
  const brighter = (value: number) => 255 * (value / 255) ** 0.75;
  return recolour(face, ([r, g, b]) => [brighter(r) * 0.92 + 8, brighter(g) + 10, brighter(b) * 1.08 + 20]);
}
