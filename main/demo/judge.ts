import { type Answer, type FailureReason, json, verdict } from './answers.ts';
import type { ScoreFace } from './model/face-models.ts';
import { decodePicture } from './decode-picture.ts';

/** The documented reason, with the service's own spelling. */
export const lowScore: FailureReason = { type: 'CALC_RESULT', detail: 'Low overall prediciton' };
const noFace: FailureReason = { type: 'FACE_NOT_FOUND', detail: 'No face found in the picture' };

/** A score from here on counts as live. Chosen on measurements: docs/demonstration.md, "The operating point". */
export const liveFrom = 0.4;

/** Answers for the picture's bytes: a verdict, or a field error where they are not a complete JPEG or PNG. */
export function judgePicture(scoreFace: ScoreFace, bytes: Buffer): Answer {
  const picture = decodePicture(bytes);
  if (picture === null) {
    const text = 'Upload a valid image. The file you uploaded was either not an image or a corrupted image.';
    return json(400, { image: [text] });
  }
  const scores = scoreFace(picture);
  if (scores === null) return verdict(false, 0, noFace);
  // Each model catches attacks that the other one passes, so the more doubtful of the two decides.
  const score = Math.min(scores.real, scores.live);
  const live = score >= liveFrom;
  return verdict(live, score, live ? null : lowScore);
}
