import type { Answer, Lab, Question, Seen } from './lab.worker.ts';
import type { Scene } from './scene.ts';

/** The models run in a worker, as in the kiosk: the page merely passes questions on. */
const worker = new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module' });
const waiting = new Map<number, { resolve: (value: never) => void; reject: (reason: Error) => void }>();
let questions = 0;

worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
  const asked = waiting.get(data.id);
  waiting.delete(data.id);
  if (data.ok) asked?.resolve(data.value as never);
  else asked?.reject(new Error(data.reason));
});

type Asked =
  | Omit<Extract<Question, { ask: 'look' }>, 'id' | 'base'>
  | Omit<Extract<Question, { ask: 'paint' }>, 'id' | 'base'>;

function ask<Value>(asked: Asked): Promise<Value> {
  questions += 1;
  const id = questions;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve: resolve as (value: never) => void, reject });
    worker.postMessage({ ...asked, id, base: document.baseURI });
  });
}

const lab: Lab = {
  look: (scene: Scene, seed = 1) => ask<Seen>({ ask: 'look', scene, seed }),
  paint: (scene: Scene, seed: number) => ask<string>({ ask: 'paint', scene, seed }),
};
Object.assign(globalThis, { lab });
