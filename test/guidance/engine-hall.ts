import { emptyHall, followCrowd, type Crowd, type Followed } from '../../renderer/guidance/crowd.ts';
import { guideFrame, nobodyGuided, type GuideStep } from '../../renderer/guidance/guide-frame.ts';
import type { RgbxImage } from '../../renderer/camera/rgbx-image.ts';
import { Looker } from '../../renderer/guidance/worker/look.ts';
import type { FaceModels } from '../../renderer/guidance/worker/models/face-models.ts';
import { swayAt } from '../fakes/faces.ts';
import { Painter, type Painted } from './painted.ts';

/** Somebody or something in a painted hall. */
export interface InHall extends Painted {
  /** Millimetres a second that the head sways; 0 or none: a picture on the wall. */
  readonly sway?: number;
  /** Of their own sway; two people never sway alike. */
  readonly phaseMs?: number;
}

export interface EngineFrame extends Followed, GuideStep {
  readonly atMs: number;
}

const adultMm = 63;
/** Of the eyes' distance over the face's height, on the portraits. */
const interEyeShare = 0.42;

/** The real models, finder, crowd and guidance, frame by frame before a painted hall: all of the worker but its messages. */
export class EngineHall {
  readonly #looker: Looker;
  readonly #painter: Painter;
  readonly #fps: number;
  #crowd: Crowd = emptyHall;
  #state = nobodyGuided;
  #fingerprint = 0;
  atMs = 10_000;

  constructor(models: FaceModels, { fps = 12, sigma = 2, width = 640, height = 480 } = {}) {
    this.#looker = new Looker(models);
    this.#painter = new Painter({ width, height, sigma });
    this.#fps = fps;
  }

  show(seconds: number, people: readonly InHall[]): EngineFrame[] {
    const { frame } = this.#painter;
    return this.#frames(seconds, (atMs) =>
      this.#painter.paint(people.map((one) => swayed(one, atMs, frame.width, frame.height))),
    );
  }

  /** A picture that was painted elsewhere. */
  showStill(seconds: number, image: RgbxImage): EngineFrame[] {
    return this.#frames(seconds, () => image);
  }

  #frames(seconds: number, frameAt: (atMs: number) => RgbxImage): EngineFrame[] {
    return Array.from({ length: Math.round(seconds * this.#fps) }, () => {
      this.atMs += 1_000 / this.#fps;
      return this.#judge(frameAt(this.atMs));
    });
  }

  #judge(frame: RgbxImage): EngineFrame {
    const looked = this.#looker.look(frame, this.atMs, this.#crowd.customer?.id ?? null);
    const { atMs, width, height, fingerprint, faces, unclear } = looked;
    const followed = followCrowd(this.#crowd, {
      ...{ atMs, width, height, faces },
      isFrozen: fingerprint === this.#fingerprint,
      isMasked: this.#state.faults.has('uncoverFace'),
      isCovered: unclear.length > 0,
    });
    this.#crowd = followed.crowd;
    this.#fingerprint = fingerprint;
    const { customer, others, report } = followed;
    const step = guideFrame(this.#state, {
      ...{ atMs, width, height, fingerprint, crowd: report },
      faces: customer ? [customer.face, ...others.map(({ face }) => face)] : [],
      pixels: customer && this.#looker.measure(customer),
    });
    this.#state = step.state;
    return { ...followed, ...step, atMs };
  }
}

function swayed(one: InHall, atMs: number, width: number, height: number): Painted {
  if (!one.sway) return one;
  const mm = swayAt(atMs + (one.phaseMs ?? 0), one.sway);
  const pxPerMm = (one.faceHeight * height * interEyeShare) / adultMm;
  return { ...one, x: one.x + (mm.x * pxPerMm) / width, y: one.y + (mm.y * pxPerMm) / height };
}
