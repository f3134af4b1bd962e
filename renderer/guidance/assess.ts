import { hints, type Hint } from '../../preload/contract.ts';
import { forEyes, opening, unseenEyes, type Eyes } from './eyes.ts';
import type { Face, FacePixels, Observation } from './observation.ts';
import { kioskThresholds, type Edge, type Thresholds } from './thresholds.ts';

/** Every fault a frame can have; `steady` is the lack of any. */
export type Gate = Exclude<Hint, 'steady'>;

export interface Assessment {
  /** The most urgent fault, by the order of `hints`; `steady` without one. */
  readonly hint: Hint;
  readonly faults: ReadonlySet<Gate>;
}

/**
 * What is wrong with a frame, if anything. Pure. The only judgement of a frame: its hint, whether it may be sent, and what is recorded of
 * it follow from this one.
 * @param eyes this person's, as their frames before showed them
 * @param before the faults of the frame before: a fault that was there ends only past its further edge
 */
export function assess(
  observation: Observation,
  eyes: Eyes = unseenEyes,
  before: ReadonlySet<Gate> = new Set(),
): Assessment {
  const faults = faultsOf(observation, new Judge(forEyes(kioskThresholds, eyes), before));
  const hint = hints.find((candidate) => candidate === 'steady' || faults.has(candidate)) ?? 'steady';
  return { hint, faults };
}

function faultsOf(observation: Observation, judge: Judge): ReadonlySet<Gate> {
  const [face, second] = observation.faces;
  // A person is there whose face is covered: asking them to face the camera would not help.
  if (!face) return new Set([observation.crowd.isCovered ? 'uncoverFace' : 'noFace']);
  if (second) judge.isAbove('severalPeople', areaOf(second) / areaOf(face), judge.limits.secondFaceArea);
  judgeDistance(face, observation, judge);
  judgePlace(face, observation, judge);
  judgePose(face, judge);
  if (observation.pixels) judgePixels(face, observation.pixels, judge);
  // Blur makes eyes measure narrower: a person who only has to hold still is not asked to open them.
  if (judge.faults.has('holdStill')) judge.faults.delete('openEyes');
  return judge.faults;
}

/** At a larger yaw, the distance between the eyes is no measure of the person's distance. */
const mostForeshortened = 0.5;

type Size = Pick<Observation, 'width' | 'height'>;

/** Limit for the eye distance from `straightInterEyePx`: below it the person is too far away. */
export function leastInterEyePx(
  { width, height }: Size,
  { interEyePx, interEyeShare }: Pick<Thresholds, 'interEyePx' | 'interEyeShare'>,
): Edge {
  const longer = Math.max(width, height);
  // The lower of the two applies: a small camera can't give the pixels, a wide-angle one not the share.
  return {
    enter: Math.min(interEyePx.enter, interEyeShare.enter * longer),
    leave: Math.min(interEyePx.leave, interEyeShare.leave * longer),
  };
}

/** Corrects for yaw: a person who looks aside is asked to turn, not to come closer. */
export function straightInterEyePx({ interEyePx, yawDeg }: Face): number {
  return interEyePx / Math.max(mostForeshortened, Math.cos((yawDeg * Math.PI) / 180));
}

function judgeDistance(face: Face, frame: Observation, judge: Judge): void {
  const { width, height } = frame;
  const { headHeightShare, headWidthShare } = judge.limits;
  judge.isBelow('tooFar', straightInterEyePx(face), leastInterEyePx(frame, judge.limits));
  judge.isAbove('tooNear', face.box.height / height, headHeightShare);
  judge.isAbove('tooNear', face.box.width / width, headWidthShare);
}

/** The frame is not mirrored: a face at its left is the person standing too far to their own right. */
function judgePlace({ box }: Face, { width, height }: Observation, judge: Judge): void {
  const { offCentreX, offCentreY, edgeMarginShare } = judge.limits;
  const x = (box.x + box.width / 2) / width - 0.5;
  const y = (box.y + box.height / 2) / height - 0.5;
  judge.isAbove('moveLeft', -x, offCentreX);
  judge.isAbove('moveRight', x, offCentreX);
  judge.isAbove('moveDown', -y, offCentreY);
  judge.isAbove('moveUp', y, offCentreY);
  // A head too large for the frame also touches its edges: then the hint is about distance.
  if (judge.faults.has('tooNear')) return;
  judge.isBelow('moveLeft', box.x / box.height, edgeMarginShare);
  judge.isBelow('moveRight', (width - box.x - box.width) / box.height, edgeMarginShare);
  judge.isBelow('moveDown', box.y / box.height, edgeMarginShare);
  judge.isBelow('moveUp', (height - box.y - box.height) / box.height, edgeMarginShare);
}

function judgePose({ yawDeg, pitchDeg, rollDeg }: Face, judge: Judge): void {
  const { limits } = judge;
  judge.isAbove('turnRight', yawDeg, limits.yawDeg);
  judge.isAbove('turnLeft', -yawDeg, limits.yawDeg);
  judge.isAbove('chinDown', pitchDeg, limits.pitchDeg);
  judge.isAbove('chinUp', -pitchDeg, limits.pitchDeg);
  judge.isAbove('tiltRight', rollDeg, limits.rollDeg);
  judge.isAbove('tiltLeft', -rollDeg, limits.rollDeg);
}

function judgePixels(face: Face, pixels: FacePixels, judge: Judge): void {
  const { limits } = judge;
  judge.isBelow('openEyes', opening(face, pixels), limits.eyesOpen);
  judge.isAbove('uncoverFace', pixels.coveredMouth, limits.coveredMouth);
  // Light is measured on cheeks and nose, which must not be covered.
  if (!judge.faults.has('uncoverFace')) judgeLight(pixels, judge);
  judge.isAbove('uncoverFace', pixels.coveredEyes, limits.coveredEyes);
  judge.isBelow('holdStill', pixels.sharpness, limits.sharpness);
}

function judgeLight(pixels: FacePixels, judge: Judge): void {
  const { limits } = judge;
  const { luminance, surroundLuminance } = pixels;
  const isDim = luminance < judge.edge('lightBehind', limits.behindLuminance);
  if (isDim) judge.isBelow('lightBehind', luminance / Math.max(1, surroundLuminance), limits.behindRatio);
  judge.isBelow('tooDark', luminance, limits.tooDark);
  judge.isAbove('tooBright', luminance, limits.tooBright);
  judge.isAbove('tooBright', pixels.brightShare, limits.brightShare);
  judge.isBelow('unevenLight', pixels.halvesRatio, limits.halvesRatio);
}

export function areaOf({ box }: Face): number {
  return box.width * box.height;
}

/** Collects faults and applies each limit's hysteresis. A value that could not be measured (NaN) is a fault. */
class Judge {
  readonly faults = new Set<Gate>();
  readonly limits: Thresholds;
  readonly #before: ReadonlySet<Gate>;

  constructor(limits: Thresholds, before: ReadonlySet<Gate>) {
    this.limits = limits;
    this.#before = before;
  }

  isBelow(gate: Gate, value: number, edge: Edge): void {
    if (!(value >= this.edge(gate, edge))) this.faults.add(gate);
  }

  isAbove(gate: Gate, value: number, edge: Edge): void {
    if (!(value <= this.edge(gate, edge))) this.faults.add(gate);
  }

  edge(gate: Gate, { enter, leave }: Edge): number {
    return this.#before.has(gate) ? leave : enter;
  }
}
