import { lifeStateOf, sampleOf, unwatched, watchLife, type Life, type LifeState } from './life.ts';
import type { Face, FollowedFace } from './observation.ts';
import { isSameFace } from './same-face.ts';

/** How long a lost face is remembered, and how many. Our values. */
const rememberedMs = 10_000;
const mostKnown = 24;

/** A face that was seen lately, or a portrait on the wall. */
export interface Known {
  readonly id: number;
  readonly face: Face;
  readonly seenMs: number;
  readonly life: Life;
  /** Was seen beside or behind the customer, and so is not a newcomer. */
  readonly isCompanion: boolean;
}

/** What a frame shows of the hall. */
export interface CrowdFrame {
  readonly atMs: number;
  readonly width: number;
  readonly height: number;
  /** All that the finder follows, in any order. */
  readonly faces: readonly FollowedFace[];
  /** The frame repeats the previous one, so nothing in it can have moved. */
  readonly isFrozen: boolean;
  /** The customer's face was covered in the frame before, as the guidance judged it: it can't be compared with itself uncovered. */
  readonly isMasked: boolean;
  /** The detector finds a face of a customer's size that the mesh model rejects. */
  readonly isCovered: boolean;
}

/** Adds the faces of a frame. */
export function watchAll(before: readonly Known[], { atMs, faces, isFrozen }: CrowdFrame): readonly Known[] {
  const ids = new Set(faces.map(({ id }) => id));
  // A portrait hidden by a person is still there when the person has left.
  const lost = before.filter(
    ({ id, seenMs, life }) =>
      !ids.has(id) && (atMs - seenMs <= rememberedMs || lifeStateOf(life, atMs) === 'furniture'),
  );
  const seen = faces.map((followed): Known => {
    const { id, face, seenMs } = followed;
    const known = before.find((one) => one.id === id);
    const { life, isCompanion } = known ?? rememberedAs(followed, lost, atMs);
    const watched = isFrozen ? life : watchLife(life, sampleOf(followed));
    return { id, face, seenMs, life: watched, isCompanion };
  });
  const found = seen.map(({ face }) => face);
  const away = lost.filter(({ face }) => !found.some((one) => isSameFace(face, one, 'afterGap')));
  return [...seen, ...away].slice(0, mostKnown);
}

/** A portrait that was hidden by a person is still a portrait when found again, and a companion of the customer is still no newcomer. */
function rememberedAs(
  { face }: FollowedFace,
  lost: readonly Known[],
  atMs: number,
): Pick<Known, 'life' | 'isCompanion'> {
  const same = lost.find((one) => isSameFace(one.face, face, 'afterGap'));
  if (!same) return { life: unwatched, isCompanion: false };
  const isFurniture = lifeStateOf(same.life, atMs) === 'furniture';
  return {
    life: isFurniture ? { ...same.life, looks: 0, samples: [] } : unwatched,
    isCompanion: same.isCompanion,
  };
}

export function lifeOf(known: readonly Known[], id: number, atMs: number): LifeState {
  const one = known.find((candidate) => candidate.id === id);
  return one ? lifeStateOf(one.life, atMs) : 'unknown';
}

/** Marks the faces that are present beside the customer. */
export function noteCompanions(
  known: readonly Known[],
  customerId: number,
  { faces }: CrowdFrame,
): readonly Known[] {
  const ids = new Set(faces.map(({ id }) => id));
  return known.map((one) =>
    one.id !== customerId && ids.has(one.id) && !one.isCompanion ? { ...one, isCompanion: true } : one,
  );
}
