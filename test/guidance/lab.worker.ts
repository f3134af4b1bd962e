import { assess, type Gate } from '../../renderer/guidance/assess.ts';
import type { Observation } from '../../renderer/guidance/observation.ts';
import { loadLandmarker } from '../../renderer/guidance/observer/landmarker.ts';
import { Looker } from '../../renderer/guidance/observer/look.ts';
import { kioskThresholds } from '../../renderer/guidance/thresholds.ts';
import type { Hint } from '../../preload/contract.ts';
import { drawScene, portraitOf, type Portraits } from './draw-scene.ts';
import { pictures, type PictureName, type Scene } from './scene.ts';

/** What the guidance makes of a scene. */
export interface Seen {
  readonly hint: Hint;
  readonly faults: readonly Gate[];
  readonly observation: Observation;
}

export interface Lab {
  /** Runs the real engine on a scene. */
  look(scene: Scene, seed?: number): Promise<Seen>;
  /** A scene as a PNG, base64. */
  paint(scene: Scene, seed: number): Promise<string>;
}

async function openLab(base: string): Promise<Lab> {
  const landmarker = await loadLandmarker(new URL('./face/', base).href);
  const portraits = await loadPortraits(base);
  const looker = new Looker(landmarker);
  const nothing = new OffscreenCanvas(64, 64);
  nothing.getContext('2d')!.fillRect(0, 0, 64, 64);
  let atMs = 0;
  const next = (frame: OffscreenCanvas): Observation => {
    atMs += 1000 / 15;
    return looker.look(frame, atMs);
  };
  return {
    async look(scene, seed = 1) {
      // The model follows faces from frame to frame: none may come over from the scene before …
      next(nothing);
      const frame = drawScene(scene, portraits, seed);
      // … and the second look at a face, which is followed by then, is what the kiosk has of nearly every frame.
      next(frame);
      const observation = next(frame);
      const { hint, faults } = assess(observation, kioskThresholds);
      return { hint, faults: [...faults], observation };
    },
    async paint(scene, seed) {
      const file = await drawScene(scene, portraits, seed).convertToBlob({ type: 'image/png' });
      const bytes = new Uint8Array(await file.arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
  };
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
