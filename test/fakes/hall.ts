import { emptyHall, followCrowd, type Crowd, type Followed } from '../../renderer/guidance/crowd.ts';
import type { Face, FollowedFace } from '../../renderer/guidance/observation.ts';
import { faceAt, followed, swayAt, type Proportions } from './faces.ts';

/** A person or an object in the hall: its face at a moment, null while it is not seen. */
export interface Thing {
  /** The finder's number for it; a new one each time it is found again. */
  readonly id: number;
  readonly face: Face;
  readonly lives?: boolean;
  readonly proportions?: Proportions;
  /** How often the finder updates it, ms; the customer in every frame. */
  readonly everyMs?: number;
}

export interface Scene {
  readonly seconds: number;
  readonly things: readonly Thing[];
  readonly isFrozen?: boolean;
  readonly isMasked?: boolean;
  readonly isCovered?: boolean;
}

export interface Played extends Followed {
  readonly atMs: number;
}

/** The result of each frame, scene after scene. */
export function play(scenes: readonly Scene[], fps = 12): Played[] {
  const results: Played[] = [];
  const looks = new Map<number, FollowedFace>();
  let crowd: Crowd = emptyHall;
  let startMs = 10_000;
  for (const { seconds, things, isFrozen = false, isMasked = false, isCovered = false } of scenes) {
    const frames = Math.round(seconds * fps);
    for (let frame = 0; frame < frames; frame += 1) {
      const atMs = startMs + (frame * 1_000) / fps;
      const faces = things.map((thing) => {
        const before = looks.get(thing.id);
        const isDue = !before || atMs - before.seenMs >= (thing.everyMs ?? 0);
        const look = isDue ? lookAt(thing, atMs) : before;
        looks.set(thing.id, look);
        return look;
      });
      const result = followCrowd(crowd, {
        atMs,
        width: 1280,
        height: 720,
        faces,
        isFrozen,
        isMasked,
        isCovered,
      });
      results.push({ ...result, atMs });
      crowd = result.crowd;
    }
    startMs += (frames * 1_000) / fps;
  }
  return results;
}

export function lookAt({ id, face, lives = true, proportions }: Thing, atMs: number): FollowedFace {
  const sway = swayAt(atMs + id * 700, lives ? 5 : 0);
  const { box, interEyePx } = face;
  const perMm = interEyePx / 63;
  const swayed = { ...box, x: box.x + sway.x * perMm, y: box.y + sway.y * perMm };
  return followed({ ...face, box: swayed }, id, atMs, proportions);
}

export const person: Thing = { id: 1, face: faceAt(0) };
/** On the wall behind: 0.40 as high, as in a bank with a portrait of the founder. */
export const portrait: Thing = { id: 50, face: faceAt(-300, -120, 0.4), lives: false, everyMs: 300 };
export const queuing: Thing = { id: 60, face: faceAt(330, -60, 0.4), everyMs: 300 };
export const passer: Thing = { id: 70, face: faceAt(-430, -40, 0.33), everyMs: 300 };
