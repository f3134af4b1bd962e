import { restingOval, type Oval } from './guidance.ts';
import type { Observation } from './observation.ts';
import { kioskThresholds } from './thresholds.ts';

/** Air around the face inside the oval: the mesh ends at the hairline, heads do not. */
const air = 1.48;
/** The face is lower than the head's centre by the box's height times this. */
const hair = 0.1;
/** Fixed proportions: a turned head's box does not change the oval's shape. */
const shape = restingOval.rx / restingOval.ry;
const smallest = 20;
const largest = 46;
/** Share of the frame's width from the middle: from here on the hint asks to move, so the oval goes no further. */
const mostAsideShare = kioskThresholds.offCentreX.enter;
/** Between the oval and the frame's edge. */
const margin = 2;
/** Less than this, in hundredths of the frame's height, does not move the oval. */
const deadBand = 4;

/**
 * Moves the oval to the person, so that the person need not move to the oval. Far out it stays at the limit, and
 * the hint asks to move.
 * @param before the oval that is shown
 * @returns `before` itself, as long as it fits well enough
 */
export function fitOval(before: Oval, { faces, width, height }: Observation): Oval {
  const [face] = faces;
  if (!face) return before;
  const { box } = face;
  const hundredth = height / 100;
  const halfWidth = width / 2 / hundredth;
  // In a narrow frame the sides are what the oval runs into first.
  const mostRy = Math.min(largest, (halfWidth - margin) / shape);
  const ry = within(Math.min(smallest, mostRy), (box.height * air) / 2 / hundredth, mostRy);
  const mostX = Math.min(mostAsideShare * 2 * halfWidth, halfWidth - margin - ry * shape);
  // Mirrored: what is at the frame's left is shown at the right.
  const cx = within(-mostX, -(box.x + box.width / 2 - width / 2) / hundredth, mostX);
  const cy = within(ry + margin, (box.y + box.height / 2 - box.height * hair) / hundredth, 100 - margin - ry);
  const isNear = [before.cx - cx, before.cy - cy, before.ry - ry].every((far) => Math.abs(far) < deadBand);
  return isNear ? before : rounded({ cx, cy, rx: ry * shape, ry });
}

function within(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function rounded({ cx, cy, rx, ry }: Oval): Oval {
  const tenth = (value: number): number => Math.round(value * 10) / 10;
  return { cx: tenth(cx), cy: tenth(cy), rx: tenth(rx), ry: tenth(ry) };
}
