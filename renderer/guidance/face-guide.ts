import type { Hint, PictureLimits, Rotation } from '../../preload/contract.ts';
import { assess, type Assessment, type Gate } from './assess.ts';
import { forEyes, noteEyes } from './eyes.ts';
import type { FaceObserver, TakenFrame } from './face-observer.ts';
import { fitOval } from './fit-oval.ts';
import { restingOval, type Guidance } from './guidance.ts';
import type { Capture, Guide, GuideEvent } from './guide.ts';
import { holdHint, type HeldHint } from './hint-holder.ts';
import type { Observation } from './observation.ts';
import { followFace, nobodyYet, type Presence } from './presence.ts';
import { captureQuality } from './quality.ts';
import { countSteady, restless, steadyMs, type Steadiness } from './steadiness.ts';
import { kioskThresholds } from './thresholds.ts';

/** Frames that a picture taken by hand is chosen from, and how long they may take to come. Ours. */
const burstFrames = 5;
const burstMs = 1_000;

export interface FaceGuidePorts {
  readonly observer: FaceObserver;
  /** The track of the camera that is open, or null. */
  readonly track: () => MediaStreamTrack | null;
}

/** What is known of the person who stands there. */
interface Followed {
  readonly faults: ReadonlySet<Gate>;
  readonly held: HeldHint | null;
  readonly steadiness: Steadiness;
  readonly presence: Presence;
  /** How far their eyes open, see eyes.ts. */
  readonly widestEyes: number;
  readonly guidance: Guidance | null;
  readonly holdingId: number;
}

const nobody: Followed = {
  faults: new Set(),
  held: null,
  steadiness: restless,
  presence: nobodyYet,
  widestEyes: 0,
  guidance: null,
  holdingId: 0,
};

/** The guide that sees with a FaceObserver. It decides; the observer looks. */
export class FaceGuide implements Guide {
  readonly #ports: FaceGuidePorts;
  #followed: Followed = nobody;
  #listener: ((event: GuideEvent) => void) | null = null;
  #onFrame: (() => void) | null = null;

  constructor(ports: FaceGuidePorts) {
    this.#ports = ports;
  }

  prepare(): void {
    void this.#ports.observer.load();
  }

  follow(rotation: Rotation, listener: (event: GuideEvent) => void): () => void {
    const { observer, track } = this.#ports;
    let stopWatching: (() => void) | null = null;
    this.#followed = nobody;
    this.#listener = listener;
    const fail = (): void => {
      if (this.#listener === listener) listener({ type: 'GUIDE_FAILED' });
    };
    void observer.load().then((works) => {
      if (this.#listener !== listener) return;
      const camera = track();
      if (!works || !camera) return fail();
      const onObservation = (observation: Observation): void => {
        if (this.#listener === listener) this.#see(observation, listener);
      };
      stopWatching = observer.watch(camera, rotation, { onObservation, onFailed: fail });
    });
    return () => {
      if (this.#listener === listener) this.#listener = null;
      stopWatching?.();
      this.#followed = nobody;
    };
  }

  async take(mode: 'automatic' | 'by-hand', limits: PictureLimits): Promise<Capture | null> {
    if (!this.#listener || !this.#followed.guidance) return null;
    if (mode === 'by-hand') await this.#burst();
    const heldMs = this.#followed.steadiness.goodMs;
    const taken = await this.#ports.observer.take(limits);
    return taken && captureOf(taken, mode, mode === 'automatic' ? heldMs : 0);
  }

  /** The next few frames, whatever they show: the person has pressed the button and knows why. */
  #burst(): Promise<void> {
    this.#ports.observer.collect();
    return new Promise((resolve) => {
      let frames = 0;
      const end = (): void => {
        clearTimeout(timer);
        this.#onFrame = null;
        resolve();
      };
      const timer = setTimeout(end, burstMs);
      this.#onFrame = () => {
        frames += 1;
        if (frames >= burstFrames) end();
      };
    });
  }

  #see(observation: Observation, listener: (event: GuideEvent) => void): void {
    const before = this.#followed;
    const { presence, left } = followFace(before.presence, observation);
    if (left) {
      this.#ports.observer.forget();
      listener({ type: 'PERSON_LEFT' });
      return;
    }
    const thresholds = forEyes(kioskThresholds, before.widestEyes);
    const assessment = assess(observation, thresholds, before.faults);
    const steadiness = countSteady(before.steadiness, observation, assessment);
    const held = holdHint(before.held, hintOf(assessment, steadiness), observation.atMs);
    // During a burst the best frame belongs to the button.
    if (!this.#onFrame) this.#keepBest(before.steadiness, steadiness);
    const { guidance, holdingId } = this.#guidance(before, held, steadiness, observation);
    const widestEyes = noteEyes(before.widestEyes, observation.faces[0]);
    this.#followed = {
      ...{ faults: assessment.faults, held, steadiness, presence, widestEyes },
      ...{ guidance, holdingId },
    };
    if (guidance !== before.guidance) listener({ type: 'GUIDANCE', guidance });
    this.#onFrame?.();
    const wasSteady = before.steadiness.goodMs >= steadyMs;
    if (steadiness.goodMs >= steadyMs && !wasSteady && !this.#onFrame) listener({ type: 'FACE_STEADY' });
  }

  /** The burst begins with the hold and is thrown away when the hold breaks. */
  #keepBest(before: Steadiness, now: Steadiness): void {
    if (!isHolding(before) && isHolding(now)) this.#ports.observer.collect();
    else if (isHolding(before) && !isHolding(now)) this.#ports.observer.forget();
  }

  #guidance(
    before: Followed,
    held: HeldHint,
    steadiness: Steadiness,
    observation: Observation,
  ): { guidance: Guidance; holdingId: number } {
    const shown = before.guidance;
    const oval = fitOval(shown?.oval ?? restingOval, observation);
    const holdingNow = held.shown === 'steady' && isHolding(steadiness);
    const holdingId = holdingNow && !shown?.holding ? before.holdingId + 1 : before.holdingId;
    const durationMs = Math.max(0, steadyMs - steadiness.goodMs);
    const holding = holdingNow ? (shown?.holding ?? { id: holdingId, durationMs }) : null;
    const isSame =
      shown !== null && shown.hint === held.shown && shown.oval === oval && shown.holding === holding;
    return { guidance: isSame ? shown : { hint: held.shown, oval, holding }, holdingId };
  }
}

/** Nothing is wrong with the frame, but the person moves: that is a fault only the row of frames shows. */
function hintOf({ hint }: Assessment, steadiness: Steadiness): Hint {
  return hint === 'steady' && !isHolding(steadiness) ? 'holdStill' : hint;
}

function isHolding({ goodMs, slips, place }: Steadiness): boolean {
  return place !== null && (slips === 0 || goodMs > 0);
}

function captureOf(
  { bytes, width, height, quality, observation, framesCompared }: TakenFrame,
  mode: 'automatic' | 'by-hand',
  heldMs: number,
): Capture {
  const blobUrl = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
  return {
    picture: { bytes, blobUrl, width, height, quality },
    quality: captureQuality(observation, { mode, steadyMs: heldMs, framesCompared }),
  };
}
