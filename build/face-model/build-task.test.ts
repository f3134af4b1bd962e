import { createHash } from 'node:crypto';
import { cp, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { buildTask, taskSha256 } from './build-task.mjs';
import { Mark, TablesInFront } from './tables-in-front.mjs';

const nodeModules = fileURLToPath(new URL('../../node_modules/', import.meta.url));

it('makes the measured file out of the packages, byte for byte, every time', async () => {
  const [one, other] = [await buildTask(nodeModules), await buildTask(nodeModules)];
  expect(createHash('sha256').update(one).digest('hex')).toBe(taskSha256);
  expect(one.equals(other)).toBe(true);
});

it.each([
  ['face_detection/face_detection_full_range_sparse.tflite', 1_000, 'the face detector'],
  ['face_mesh/face_mesh_solution_packed_assets.data', 3_000_000, 'the face mesh'],
  ['face_mesh/face_mesh_solution_packed_assets.data', 3_750_000, 'the face geometry'],
])('refuses %s when a byte at %i was changed', async (file, at, what) => {
  const folder = await mkdtemp(join(tmpdir(), 'face-model-'));
  await cp(join(nodeModules, '@mediapipe'), join(folder, '@mediapipe'), {
    recursive: true,
    filter: (source) => !source.endsWith('.wasm'),
  });
  const changed = await open(join(folder, '@mediapipe', file), 'r+');
  const byte = Buffer.alloc(1);
  await changed.read(byte, 0, 1, at);
  await changed.write(Buffer.from([(byte[0] ?? 0) ^ 1]), 0, 1, at);
  await changed.close();
  await expect(buildTask(folder)).rejects.toThrow(`${what} is not the one that was measured`);
  await rm(folder, { recursive: true });
});

it('never writes a pointer that points backward, nor to nowhere', () => {
  const tables = new TablesInFront();
  const [text, table] = [new Mark(), new Mark()];
  tables.text(text, 'first');
  tables.table(table, [{ to: text }]);
  expect(() => tables.finish(Buffer.alloc(0), table, 'TEST')).toThrow('forward');
  const others = new TablesInFront();
  others.table(table, [{ to: new Mark() }]);
  expect(() => others.finish(Buffer.alloc(0), table, 'TEST')).toThrow('never written');
});
