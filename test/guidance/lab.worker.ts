import { RgbxImage } from '../../renderer/camera/rgbx-image.ts';
import { assess, type Gate } from '../../renderer/guidance/assess.ts';
import type { Observation } from '../../renderer/guidance/observation.ts';
import { Looker } from '../../renderer/guidance/worker/analyse-frame.ts';
import { loadFaceModels } from '../../renderer/guidance/worker/models/face-models.ts';
import type { Hint } from '../../preload/contract.ts';
import { drawScene, portraitOf, type Portraits } from './draw-scene.ts';
import { pictures, type PictureName, type Scene } from './scene.ts';

/** The guidance's judgement of a scene. */
export interface Seen {
  readonly hint: Hint;
  readonly faults: readonly Gate[];
  readonly observation: Observation;
  /** Of every pixel that was drawn; the observation's own covers a few. */
  readonly drawn: number;
}

export interface Lab {
  /** Runs the real engine on a scene. */
  look(scene: Scene, seed?: number): Promise<Seen>;
  /** A scene as a PNG, base64. */
  paint(scene: Scene, seed: number): Promise<string>;
}

async function openLab(base: string): Promise<Lab> {
  const looker = new Looker(await loadFaceModels(new URL('./face/', base).href));
  const portraits = await loadPortraits(base);
  const image = new RgbxImage();
  let atMs = 0;
  const next = (followed: number | null): Seeing => {
    atMs += 1000 / 12;
    const seen = looker.look(image, atMs, followed);
    const faces = [...seen.faces].sort((one, other) => heightOf(other) - heightOf(one));
    return { ...seen, faces };
  };
  return {
    async look(scene, seed = 1) {
      const frame = drawScene(scene, portraits, seed);
      const { width, height } = frame;
      image.resize(width, height);
      image.data.set(frame.getContext('2d')!.getImageData(0, 0, width, height).data);
      // Faces are followed from frame to frame: none may be carried over from the previous scene, and the second sample of a face, which is
      // tracked by then, represents nearly every frame of the kiosk.
      looker.wipe();
      const seen = next(next(null).faces[0]?.id ?? null);
      const [customer] = seen.faces;
      const isCovered = seen.unclear.length > 0;
      const observation: Observation = {
        ...{ atMs, width, height, fingerprint: seen.fingerprint },
        faces: seen.faces.map(({ face }) => face),
        pixels: customer ? looker.measure(customer) : null,
        // A still picture has no past: who is in it is taken for alive.
        crowd: { customer: customer ? 1 : null, isAlive: true, furniture: 0, isCovered, left: null },
      };
      const { hint, faults } = assess(observation);
      return { hint, faults: [...faults], observation, drawn: hashOf(image.data) };
    },
    async paint(scene, seed) {
      const file = await drawScene(scene, portraits, seed).convertToBlob({ type: 'image/png' });
      const bytes = new Uint8Array(await file.arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
  };
}

/** FNV-1a over whole pixels. */
function hashOf(pixels: Uint8ClampedArray): number {
  let hash = 0x811c9dc5;
  for (const pixel of new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4))
    hash = Math.imul(hash ^ pixel, 0x01000193);
  return hash;
}

type Seeing = ReturnType<Looker['look']>;

function heightOf({ face }: Seeing['faces'][number]): number {
  return face.box.height;
}

async function loadPortraits(base: string): Promise<Portraits> {
  const loaded: [PictureName, Portraits[PictureName]][] = [];
  for (const name of Object.keys(pictures) as PictureName[]) {
    const file = await (await fetch(new URL(`./pictures/${pictures[name]}`, base))).blob();
    loaded.push([name, portraitOf(name, await createImageBitmap(file))]);
  }
  return Object.fromEntries(loaded) as Portraits;
}

export type Question = {
  readonly id: number;
  readonly base: string;
  readonly scene: Scene;
} & ({ readonly ask: 'look'; readonly seed?: number } | { readonly ask: 'paint'; readonly seed: number });

export type Answer = { readonly id: number } & (
  { readonly ok: true; readonly value: Seen | string } | { readonly ok: false; readonly reason: string }
);

let lab: Promise<Lab> | null = null;
// One scene after the other: they share the model.
let turn: Promise<unknown> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  turn = turn.then(() => answer(data)).then((told) => postMessage(told));
});

async function answer(question: Question): Promise<Answer> {
  try {
    lab ??= openLab(question.base);
    const { look, paint } = await lab;
    const { scene } = question;
    const value =
      question.ask === 'look' ? await look(scene, question.seed) : await paint(scene, question.seed);
    return { id: question.id, ok: true, value };
  } catch (error) {
    return { id: question.id, ok: false, reason: error instanceof Error ? error.message : 'unknown' };
  }
}
