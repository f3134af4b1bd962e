import { describe, expect, it } from 'vitest';
import { loadModels } from '../../../test/face-model/load-models.ts';
import { Painter, readImage, type Painted } from '../../../test/guidance/painted.ts';
import type { RgbxImage } from '../../camera/rgbx-image.ts';
import { Finder, type Found } from './finder.ts';
import type { FaceModels } from './models/face-models.ts';
import { Pyramid } from './pyramid.ts';

const models = await loadModels();
const frameMs = 1000 / 12;

/** Shows frames to a finder, with the largest face as the customer by default. */
class Rig {
  readonly counts = { searches: 0, meshes: 0 };
  readonly #pyramid = new Pyramid();
  readonly #finder: Finder;
  atMs = 0;
  customerId: number | null = null;

  constructor() {
    const counted: FaceModels = {
      detect: (input) => ((this.counts.searches += 1), models.detect(input)),
      mesh: (input) => ((this.counts.meshes += 1), models.mesh(input)),
    };
    this.#finder = new Finder(counted);
  }

  show(image: RgbxImage): Found {
    this.atMs += frameMs;
    this.#pyramid.build(image);
    const found = this.#finder.look(this.#pyramid, image.width, image.height, this.atMs, this.customerId);
    const [largest] = [...found.faces].sort((one, other) => widthOf(other.points) - widthOf(one.points));
    this.customerId = largest?.id ?? null;
    return found;
  }
}

function widthOf(points: Float32Array): number {
  return Math.abs((points[454 * 3] ?? 0) - (points[234 * 3] ?? 0));
}

const customer: Painted = { who: 'astronaut', faceHeight: 0.4, x: 0.5, y: 0.6 };
const behind: readonly Painted[] = [
  { who: 'astronaut', faceHeight: 0.22, x: 0.12, y: 0.24 },
  { who: 'astronaut', faceHeight: 0.22, x: 0.88, y: 0.24 },
  { who: 'hopper', faceHeight: 0.22, x: 0.1, y: 0.72 },
  { who: 'astronaut', faceHeight: 0.22, x: 0.9, y: 0.74 },
  { who: 'astronaut', faceHeight: 0.2, x: 0.32, y: 0.2 },
];

describe('a crowd', () => {
  it('of six is found whole, and each face keeps its number', () => {
    const rig = new Rig();
    const painter = new Painter({ width: 1280, height: 720 });
    const ids = new Set<number>();
    for (let frame = 0; frame < 14; frame += 1) {
      const { faces } = rig.show(painter.paint([...behind, customer]));
      for (const { id } of faces) ids.add(id);
    }
    expect(ids.size).toBe(6);
  });

  it('costs no more than two meshes a frame, and a search a second while the customer is followed', () => {
    const rig = new Rig();
    const painter = new Painter();
    rig.show(painter.paint([...behind, customer]));
    for (let frame = 0; frame < 36; frame += 1) {
      const before = rig.counts.meshes;
      rig.show(painter.paint([...behind, customer]));
      expect(rig.counts.meshes - before).toBeLessThanOrEqual(2);
    }
    expect(rig.counts.searches).toBeLessThanOrEqual(4);
  });

  it('that stood there first hides nobody who steps in later, for longer than a second', () => {
    const rig = new Rig();
    const painter = new Painter();
    for (let frame = 0; frame < 12; frame += 1) rig.show(painter.paint(behind.slice(0, 3)));
    let frames = 0;
    const isSeen = () =>
      rig
        .show(painter.paint([...behind.slice(0, 3), customer]))
        .faces.some(({ points }) => widthOf(points) > 120);
    while (!isSeen()) frames += 1;
    expect(frames).toBeLessThanOrEqual(12);
  });
});

it('searches every frame while nobody is there', () => {
  const rig = new Rig();
  const painter = new Painter();
  for (let frame = 0; frame < 5; frame += 1) expect(rig.show(painter.paint([])).faces).toEqual([]);
  expect(rig.counts).toEqual({ searches: 5, meshes: 0 });
});

it('a face that was gone comes back under another number', () => {
  const rig = new Rig();
  const painter = new Painter();
  const [first] = rig.show(painter.paint([customer])).faces;
  expect(rig.show(painter.paint([])).faces).toEqual([]);
  const [second] = rig.show(painter.paint([customer])).faces;
  expect(first && second && first.id !== second.id).toBe(true);
});

it('follows a face that moves, to a fraction of a pixel when it stands', () => {
  const rig = new Rig();
  const painter = new Painter();
  const noseAt = (x: number): number => rig.show(painter.paint([{ ...customer, x }])).faces[0]!.points[3]!;
  const places = [0.5, 0.53, 0.56, 0.56, 0.56].map(noseAt);
  expect(places[2]! - places[0]!).toBeCloseTo(0.06 * 640, -1);
  expect(Math.abs(places[4]! - places[3]!)).toBeLessThan(0.5);
});

it('eyes over a veil are told apart from nobody', () => {
  const rig = new Rig();
  const { faces, unclear } = rig.show(readImage('test/fixtures/reports/scene-niqab.jpg'));
  expect(faces).toEqual([]);
  expect(unclear.length).toBe(1);
});

it('forgets a face wholly: an empty picture goes through both models', () => {
  const seen: Float32Array[] = [];
  const noting: FaceModels = {
    detect: (input) => (seen.push(Float32Array.from(input)), models.detect(input)),
    mesh: (input) => (seen.push(Float32Array.from(input)), models.mesh(input)),
  };
  const finder = new Finder(noting);
  const pyramid = new Pyramid();
  const frame = new Painter().paint([customer]);
  pyramid.build(frame);
  finder.look(pyramid, frame.width, frame.height, 0, null);
  seen.length = 0;
  finder.reset();
  expect(seen.length).toBe(2);
  expect(seen.every((input) => input.every((value) => value === 0))).toBe(true);
});
