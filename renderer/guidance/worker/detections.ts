/** A face that the detector found; everything in shares of the square that it was shown. */
export interface Detection {
  /** 0 to 1. */
  readonly score: number;
  /** Left, top, right, bottom, then x and y of the right eye, the left eye, the nose's tip, the mouth and the ears. */
  readonly values: readonly number[];
}

/** Of the model: one anchor in the middle of each cell, whose 16 numbers are pixels from there. */
const gridCells = 48;
const inputPx = 192;
const valuesPerAnchor = 16;
/** Anchors that overlap by more are about one face; MediaPipe's own limit. */
const sameFaceOverlap = 0.3;

/**
 * Decodes the full-range detector's outputs, best first. Anchors of one face are averaged, weighted by their scores, as
 * MediaPipe does (weighted non-maximum suppression).
 * @param boxes 2,304·16: x and y of the centre, width, height, then x and y of six points
 * @param scores 2,304 logits
 * @param leastScore 0 to 1
 */
export function readDetections(
  boxes: Float32Array,
  scores: Float32Array,
  leastScore: number,
): readonly Detection[] {
  let rest = candidatesIn(boxes, scores, leastScore).sort((one, other) => other.score - one.score);
  const detections: Detection[] = [];
  for (;;) {
    const [best] = rest;
    if (!best) return detections;
    const same = rest.filter((one) => one === best || overlapOf(one, best) > sameFaceOverlap);
    detections.push({ score: best.score, values: meanOf(same) });
    rest = rest.filter((one) => !same.includes(one));
  }
}

function candidatesIn(boxes: Float32Array, scores: Float32Array, leastScore: number): Detection[] {
  const leastLogit = Math.log(leastScore / (1 - leastScore));
  const found: Detection[] = [];
  for (let anchor = 0; anchor < gridCells * gridCells; anchor += 1) {
    const logit = scores[anchor] ?? -Infinity;
    if (logit < leastLogit) continue;
    const anchorX = ((anchor % gridCells) + 0.5) / gridCells;
    const anchorY = (Math.floor(anchor / gridCells) + 0.5) / gridCells;
    const at = anchor * valuesPerAnchor;
    const [x = 0, y = 0, width = 0, height = 0, ...points] = Array.from(
      boxes.subarray(at, at + valuesPerAnchor),
      (value) => value / inputPx,
    );
    found.push({
      score: 1 / (1 + Math.exp(-logit)),
      values: [
        ...[anchorX + x - width / 2, anchorY + y - height / 2],
        ...[anchorX + x + width / 2, anchorY + y + height / 2],
        ...points.map((value, index) => value + (index % 2 === 0 ? anchorX : anchorY)),
      ],
    });
  }
  return found;
}

function meanOf(same: readonly Detection[]): number[] {
  const total = same.reduce((sum, { score }) => sum + score, 0);
  return Array.from(
    { length: valuesPerAnchor },
    (_, index) => same.reduce((sum, { score, values }) => sum + (values[index] ?? 0) * score, 0) / total,
  );
}

/** Intersection over union of two boxes. */
function overlapOf({ values: one }: Detection, { values: other }: Detection): number {
  const [left = 0, top = 0, right = 0, bottom = 0] = one;
  const [otherLeft = 0, otherTop = 0, otherRight = 0, otherBottom = 0] = other;
  const across = Math.max(0, Math.min(right, otherRight) - Math.max(left, otherLeft));
  const down = Math.max(0, Math.min(bottom, otherBottom) - Math.max(top, otherTop));
  const both = (right - left) * (bottom - top) + (otherRight - otherLeft) * (otherBottom - otherTop);
  return (across * down) / Math.max(1e-6, both - across * down);
}
