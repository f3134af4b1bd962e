export type Vector = readonly [x: number, y: number, z: number];

export interface CanonicalPoint {
  /** Number in the face mesh. */
  readonly point: number;
  /** How much it counts: little where faces differ or expressions move it. */
  readonly weight: number;
  /** Centimetres: to the frame's right, up, out of the face. */
  readonly at: Vector;
}

/**
 * The points and weights by which MediaPipe fits its canonical face to a mesh, rounded: from
 * `geometry_pipeline_metadata_landmarks.binarypb` in Google's @mediapipe/face_mesh 0.4.1633559619 (Apache-2.0, THIRD_PARTY.md).
 */
export const canonicalFace: readonly CanonicalPoint[] = [
  { point: 4, weight: 0.0709, at: [0, -0.463, 7.587] },
  { point: 6, weight: 0.0321, at: [0, 2.473, 5.789] },
  { point: 10, weight: 0.0084, at: [0, 8.262, 4.482] },
  { point: 33, weight: 0.0587, at: [-4.446, 2.664, 3.173] },
  { point: 54, weight: 0.0077, at: [-6.279, 6.615, 1.426] },
  { point: 67, weight: 0.0091, at: [-3.524, 8.006, 3.729] },
  { point: 117, weight: 0.0098, at: [-5.259, 0.946, 2.974] },
  { point: 119, weight: 0.0146, at: [-3.301, 0.862, 3.873] },
  { point: 121, weight: 0.0186, at: [-1.821, 1.468, 4.224] },
  { point: 127, weight: 0.0052, at: [-7.743, 2.365, -2.005] },
  { point: 129, weight: 0.1206, at: [-1.786, -0.978, 4.85] },
  { point: 132, weight: 0.0056, at: [-7.271, -2.891, -2.252] },
  { point: 133, weight: 0.0533, at: [-1.856, 2.585, 3.758] },
  { point: 136, weight: 0.0669, at: [-5.085, -7.179, 0.715] },
  { point: 143, weight: 0.0148, at: [-6.408, 2.236, 1.561] },
  { point: 147, weight: 0.0143, at: [-6.235, -1.944, 1.664] },
  { point: 198, weight: 0.0255, at: [-1.247, 0.23, 5.681] },
  { point: 205, weight: 0.0473, at: [-3.833, -1.537, 4.138] },
  { point: 263, weight: 0.0587, at: [4.446, 2.664, 3.173] },
  { point: 284, weight: 0.0077, at: [6.279, 6.615, 1.426] },
  { point: 297, weight: 0.0091, at: [3.524, 8.006, 3.729] },
  { point: 346, weight: 0.0098, at: [5.259, 0.946, 2.974] },
  { point: 348, weight: 0.0146, at: [3.301, 0.862, 3.873] },
  { point: 350, weight: 0.0186, at: [1.821, 1.468, 4.224] },
  { point: 356, weight: 0.0052, at: [7.743, 2.365, -2.005] },
  { point: 358, weight: 0.1206, at: [1.786, -0.978, 4.85] },
  { point: 361, weight: 0.0056, at: [7.271, -2.891, -2.252] },
  { point: 362, weight: 0.0533, at: [1.856, 2.585, 3.758] },
  { point: 365, weight: 0.0669, at: [5.085, -7.179, 0.715] },
  { point: 372, weight: 0.0148, at: [6.408, 2.236, 1.561] },
  { point: 376, weight: 0.0143, at: [6.235, -1.944, 1.664] },
  { point: 420, weight: 0.0255, at: [1.247, 0.23, 5.681] },
  { point: 425, weight: 0.0473, at: [3.833, -1.537, 4.138] },
];
