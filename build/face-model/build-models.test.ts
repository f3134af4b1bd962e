import { cp, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inRoot } from '../bootstrap/paths.mjs';
import { buildModels } from './build-models.ts';
import { expect as expectBytes } from './published-models.ts';

it('makes the measured files out of the packages, byte for byte', async () => {
  const built = await buildModels(inRoot('node_modules'));
  expect([...built.keys()]).toEqual(['detector.bin', 'mesh.bin', 'kernels.wasm']);
});

it.each([
  ['face_detection/face_detection_full_range_sparse.tflite', 1_000, 'the face detector'],
  ['face_mesh/face_mesh_solution_packed_assets.data', 3_000_000, 'the face mesh'],
])('refuses %s when a byte at %i was changed', async (file, at, what) => {
  const folder = await mkdtemp(join(tmpdir(), 'face-model-'));
  await cp(inRoot('node_modules', '@mediapipe'), join(folder, '@mediapipe'), {
    recursive: true,
    filter: (source) => !source.endsWith('.wasm'),
  });
  const changed = await open(join(folder, '@mediapipe', file), 'r+');
  const byte = Buffer.alloc(1);
  await changed.read(byte, 0, 1, at);
  await changed.write(Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, at);
  await changed.close();
  await expect(buildModels(folder)).rejects.toThrow(`${what} is not the one that was measured`);
  await rm(folder, { recursive: true });
});

it('refuses a compiled file that is not the one that was measured', () => {
  expect(() => expectBytes(Buffer.from('other'), '0'.repeat(64), 'mesh.bin')).toThrow(
    'mesh.bin is not the one',
  );
});
