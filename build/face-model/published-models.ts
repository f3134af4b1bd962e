import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Byte for byte: Google's own models (Apache-2.0) as the older MediaPipe packages carry them. */
const sha256 = {
  detector: '671dd2f9ed11a78436fc21cc42357a803dfc6f73e9fb86541be942d5716c2dce',
  mesh: 'c603fa6149219a3e9487dc9abd7a0c24474c77263273d24868378cdf40aa26d1',
};

/**
 * @param nodeModules the folder that holds @mediapipe/face_detection and @mediapipe/face_mesh
 * @returns two .tflite files
 * @throws {Error} when one is not the one that was measured
 */
export async function readPublishedModels(nodeModules: string): Promise<{ detector: Buffer; mesh: Buffer }> {
  const packages = join(nodeModules, '@mediapipe');
  const detector = await readFile(
    join(packages, 'face_detection', 'face_detection_full_range_sparse.tflite'),
  );
  const packed = await readPacked(join(packages, 'face_mesh'));
  return {
    detector: expect(detector, sha256.detector, 'the face detector'),
    mesh: expect(packed('face_landmark.tflite'), sha256.mesh, 'the face mesh'),
  };
}

/** The package's files are concatenated into one; its loader contains the table of contents. */
export async function readPacked(faceMesh: string): Promise<(name: string) => Buffer> {
  const bytes = await readFile(join(faceMesh, 'face_mesh_solution_packed_assets.data'));
  const loader = await readFile(join(faceMesh, 'face_mesh_solution_packed_assets_loader.js'), 'utf8');
  const entries = [...loader.matchAll(/"filename": ?"([^"]+)", ?"start": ?(\d+), ?"end": ?(\d+)/g)];
  return (name) => {
    const [, , start, end] = entries.find(([, path]) => path?.endsWith(`/${name}`)) ?? [];
    if (start === undefined || end === undefined) throw new Error(`@mediapipe/face_mesh holds no ${name}`);
    return bytes.subarray(Number(start), Number(end));
  };
}

/**
 * @param wanted SHA-256
 * @returns the same bytes
 */
export function expect(bytes: Buffer, wanted: string, what: string): Buffer {
  const real = createHash('sha256').update(bytes).digest('hex');
  if (real !== wanted) throw new Error(`${what} is not the one that was measured: SHA-256 ${real}`);
  return bytes;
}
