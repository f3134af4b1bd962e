import { RgbxImage } from '../../camera/rgbx-image.ts';
import type { FaceModels } from './models/face-models.ts';
import { readDetections } from './detections.ts';
import type { Pyramid } from './pyramid.ts';
import { crop, overlapOf, regionAround, regionOf, toPicture, type Region } from './region.ts';

/** A face whose mesh was found in this frame, or in one a moment ago. */
export interface FoundFace {
  /** Stays the same while the face is followed from frame to frame; a face lost and found again gets a new one. */
  readonly id: number;
  /** Of the frame that the points are of. */
  readonly seenMs: number;
  /** 468·3: x and y in pixels of the whole picture, z (towards the lens is negative) in the same unit. */
  readonly points: Float32Array;
}

export interface Found {
  readonly faces: readonly FoundFace[];
  /** Regions that the detector takes for a face and the mesh model does not: eyes over a veil, a hand before the mouth. Of the last search. */
  readonly unclear: readonly Region[];
}

const inputPx = 192;
const values = inputPx * inputPx * 3;
/** MediaPipe's own limits. */
const leastScore = 0.5;
const leastPresence = 0.5;
/** Without a mesh a higher detector score is required: eyes over a veil get 0.65 to 0.8, a cup of coffee up to 0.63. Our value. */
const leastUnclearScore = 0.64;
/** A detection on a face that is followed already. Regions have air around them: neighbours overlap a little. */
const sameFaceOverlap = 0.3;
/** Two tracks with this overlap follow the same face. */
const mergedOverlap = 0.5;
/** A whole search costs about as much as following two faces. */
const searchEveryMs = 1_000;
/** Who is guided, and one of the others in turn: a frame takes as long with six people behind as with one. */
const meshesPerFrame = 2;
/** The nearest ones; the rest of a crowd is too far away to be the customer. */
const mostFaces = 8;

interface Track {
  readonly id: number;
  readonly region: Region;
  /** How sure the detector was when it found it, 0 to 1. */
  readonly score: number;
  /** Null until its mesh was found for the first time. */
  readonly face: FoundFace | null;
}

/** Finds faces in pictures that follow each other, and follows them. */
export class Finder {
  readonly #models: FaceModels;
  readonly #crop = new RgbxImage();
  readonly #input = new Float32Array(values);
  #tracks: readonly Track[] = [];
  #unclear: readonly Region[] = [];
  #searchedMs = -Infinity;
  #lastId = 0;

  constructor(models: FaceModels) {
    this.#models = models;
    this.#crop.resize(inputPx, inputPx);
  }

  /**
   * @param atMs grows from call to call
   * @param customerId whom the guidance is for: followed in every frame. Without them in sight every frame is searched
   */
  look(picture: Pyramid, width: number, height: number, atMs: number, customerId: number | null): Found {
    const isFollowed = this.#tracks.some(({ id, face }) => id === customerId && face);
    if (!isFollowed || atMs - this.#searchedMs >= searchEveryMs) {
      this.#search(picture, width, height, customerId);
      this.#searchedMs = atMs;
    }
    for (const track of this.#nextInTurn(customerId)) this.#follow(track, picture, atMs);
    this.#tracks = this.#tracks.filter(
      ({ region, id }, index, all) =>
        id === customerId ||
        !all.some(
          (other, at) =>
            (other.id === customerId || at < index) &&
            other.id !== id &&
            overlapOf(region, other.region) > mergedOverlap,
        ),
    );
    return { faces: this.#tracks.flatMap(({ face }) => face ?? []), unclear: this.#unclear };
  }

  /** Forgets every face; the models' memory of the last one is overwritten by running them on an empty picture. */
  reset(): void {
    this.#tracks = [];
    this.#unclear = [];
    this.#searchedMs = -Infinity;
    this.#crop.data.fill(0);
    this.#input.fill(0);
    this.#models.detect(this.#input);
    this.#models.mesh(this.#input);
  }

  #search(picture: Pyramid, width: number, height: number, customerId: number | null): void {
    const size = Math.max(width, height);
    const square = { cx: width / 2, cy: height / 2, size, angle: 0 };
    this.#fill(picture, square, 2 / 255, -1);
    const { boxes, scores } = this.#models.detect(this.#input);
    const detected = readDetections(boxes, scores, leastScore).map(({ score, values: shares }) => ({
      score,
      region: regionOfDetection(shares.map((share, index) => offset(share, index, size, width, height))),
    }));
    const seen = this.#tracks.filter(
      ({ id, region }) =>
        id === customerId || detected.some((one) => overlapOf(one.region, region) > sameFaceOverlap),
    );
    const fresh = detected
      .filter((one) => !seen.some(({ region }) => overlapOf(one.region, region) > sameFaceOverlap))
      .map((one): Track => ({ ...one, id: (this.#lastId += 1), face: null }));
    this.#tracks = [...seen, ...fresh]
      .sort((one, other) => other.region.size - one.region.size)
      .filter(({ id }, index) => index < mostFaces || id === customerId);
    this.#unclear = [];
  }

  /** The customer, then the face that was updated longest ago. */
  #nextInTurn(customerId: number | null): readonly Track[] {
    const waited = ({ id, face }: Track): number => (id === customerId ? -Infinity : (face?.seenMs ?? -1));
    return [...this.#tracks].sort((one, other) => waited(one) - waited(other)).slice(0, meshesPerFrame);
  }

  #follow(track: Track, picture: Pyramid, atMs: number): void {
    this.#fill(picture, track.region, 1 / 255, 0);
    const { points: inCrop, presence } = this.#models.mesh(this.#input);
    if (1 / (1 + Math.exp(-presence)) < leastPresence) {
      this.#tracks = this.#tracks.filter((one) => one !== track);
      const isUnclear = !track.face && track.score >= leastUnclearScore;
      if (isUnclear) this.#unclear = [...this.#unclear, track.region];
      return;
    }
    const points = toPicture(inCrop, track.region, inputPx);
    const next: Track = {
      ...track,
      region: regionOf(points),
      face: { id: track.id, seenMs: atMs, points },
    };
    this.#tracks = this.#tracks.map((one) => (one === track ? next : one));
  }

  /** What the models take: red, green, blue as floats, each byte times `scale` plus `shift`. */
  #fill(picture: Pyramid, region: Region, scale: number, shift: number): void {
    crop(picture, region, this.#crop);
    const { data } = this.#crop;
    const input = this.#input;
    for (let from = 0, to = 0; to < values; from += 4, to += 3) {
      input[to] = data[from]! * scale + shift;
      input[to + 1] = data[from + 1]! * scale + shift;
      input[to + 2] = data[from + 2]! * scale + shift;
    }
  }
}

/** From shares of the square that was searched to pixels of the picture in its middle; x and y take turns. */
function offset(share: number, index: number, size: number, width: number, height: number): number {
  return share * size - (index % 2 === 0 ? size - width : size - height) / 2;
}

function regionOfDetection(pixels: readonly number[]): Region {
  const [left = 0, top = 0, right = 0, bottom = 0, rightX = 0, rightY = 0, leftX = 0, leftY = 0] = pixels;
  return regionAround({ left, top, right, bottom }, { rightX, rightY, leftX, leftY });
}
