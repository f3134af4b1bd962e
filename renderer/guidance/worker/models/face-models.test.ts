import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { loadModels, modelFiles } from '../../../../test/face-model/load-models.ts';
import { createFaceModels } from './face-models.ts';

const inputLength = 192 * 192 * 3;

/** The same on every machine: computed from whole numbers only. */
function noise(): Float32Array {
  let state = 1;
  return Float32Array.from({ length: inputLength }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  });
}

it('computes the same bits on every machine', async () => {
  const models = await loadModels();
  const { boxes, scores } = models.detect(noise());
  const { points, presence } = models.mesh(noise());
  const hash = createHash('sha256');
  for (const numbers of [boxes, scores, points, Float32Array.of(presence)]) hash.update(numbers);
  // A changed kernel may add in another order: then the comparison with LiteRT shows whether it is correct.
  expect(hash.digest('hex')).toBe('7bad8702c042b59d7e42aa8348ddf9639662d0599c09f7c704bb9f868b4a694f');
});

it('gives the same numbers for the same picture, whatever it saw before', async () => {
  const models = await loadModels();
  const grey = new Float32Array(inputLength).fill(0.2);
  const first = [...models.detect(grey).scores];
  const firstPoints = [...models.mesh(grey).points];
  models.detect(noise());
  models.mesh(noise());
  expect([...models.detect(grey).scores]).toEqual(first);
  expect([...models.mesh(grey).points]).toEqual(firstPoints);
});

it('hands out the same views each time, so that a frame leaves nothing behind to collect', async () => {
  const models = await loadModels();
  const input = new Float32Array(inputLength);
  expect(models.detect(input).boxes).toBe(models.detect(input).boxes);
  expect(models.mesh(input).points).toBe(models.mesh(input).points);
});

it('refuses a picture of another size', async () => {
  const models = await loadModels();
  expect(() => models.detect(new Float32Array(inputLength - 3))).toThrow('takes 110592 numbers');
});

it('refuses a model that asks for a kernel which is not there', async () => {
  const header = JSON.stringify({
    ...{ bytes: 64, weights: 0, scratchAt: 0, input: { at: 0, count: 1 }, outputs: {} },
    steps: [['softmax', 0]],
  });
  const file = new Uint8Array(4 + header.length);
  new DataView(file.buffer).setUint32(0, header.length, true);
  file.set(new TextEncoder().encode(header), 4);
  await expect(createFaceModels({ ...(await modelFiles()), mesh: file.buffer })).rejects.toThrow(
    'kernel "softmax"',
  );
});
