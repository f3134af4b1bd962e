import { expect, it } from 'vitest';
import { loadModels, modelFiles } from '../../../../test/face-model/load-models.ts';
import { createFaceModels } from './face-models.ts';

const inputLength = 192 * 192 * 3;

it('gives the same numbers for the same picture, whatever it saw before', async () => {
  const models = await loadModels();
  const [grey, noise] = [
    new Float32Array(inputLength).fill(0.2),
    Float32Array.from({ length: inputLength }, (_, index) => Math.sin(index)),
  ];
  const first = [...models.detect(grey).scores];
  const firstPoints = [...models.mesh(grey).points];
  models.detect(noise);
  models.mesh(noise);
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
