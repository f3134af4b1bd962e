import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { adaptModel } from './adapt-model.mjs';
import { expect, readPacked } from './published-models.mjs';
import { storeZip } from './store-zip.mjs';

/** What goes in, byte for byte: Google's own models (Apache-2.0) as the older MediaPipe packages carry them. */
const inputs = {
  detector: '671dd2f9ed11a78436fc21cc42357a803dfc6f73e9fb86541be942d5716c2dce',
  mesh: 'c603fa6149219a3e9487dc9abd7a0c24474c77263273d24868378cdf40aa26d1',
  geometry: 'bdbcda96dfcb7da883da124aaa2c55dee49770d934f0fcc71747f8c21bdc75b4',
};

/** What comes out: the file that docs/capture.md's figures were measured with. */
export const taskSha256 = 'e090868fdeb74f13d63c957138a7f566ba59a835eb7a5ab4516f488b9b83664d';

/**
 * Makes `face_landmarker.task`, which no npm package carries, for MediaPipe's FaceLandmarker: a zip of the
 * full-range sparse face detector, the 468-point face mesh and the geometry it is fitted to.
 * @param {string} nodeModules the folder that holds @mediapipe/face_mesh and @mediapipe/face_detection
 * @returns {Promise<Buffer>}
 * @throws {Error} when a file that goes in, or the one that comes out, is not the one that was measured
 */
export async function buildTask(nodeModules) {
  const faceMesh = join(nodeModules, '@mediapipe', 'face_mesh');
  const detectorFile = join(
    ...[nodeModules, '@mediapipe', 'face_detection', 'face_detection_full_range_sparse.tflite'],
  );
  const packed = await readPacked(faceMesh);
  const detector = expect(await readFile(detectorFile), inputs.detector, 'the face detector');
  const mesh = expect(packed('face_landmark.tflite'), inputs.mesh, 'the face mesh');
  const geometry = expect(
    packed('geometry_pipeline_metadata_landmarks.binarypb'),
    inputs.geometry,
    'the face geometry',
  );
  const task = storeZip([
    {
      name: 'face_detector.tflite',
      content: adaptModel(detector, { name: 'face_detector', mean: 127.5, deviation: 127.5 }),
    },
    {
      name: 'face_landmarks_detector.tflite',
      content: adaptModel(mesh, { name: 'face_landmarks_detector', mean: 0, deviation: 255, isMesh: true }),
    },
    { name: 'geometry_pipeline_metadata_landmarks.binarypb', content: geometry },
  ]);
  return expect(task, taskSha256, 'face_landmarker.task');
}
