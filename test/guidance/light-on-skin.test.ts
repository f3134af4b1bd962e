import { describe, expect, it } from 'vitest';
import type { RgbxImage } from '../../renderer/camera/rgbx-image.ts';
import { assess } from '../../renderer/guidance/assess.ts';
import { Looker } from '../../renderer/guidance/worker/analyse-frame.ts';
import { frameAt } from '../fakes/observations.ts';
import { loadModels } from '../face-model/load-models.ts';
import { readImage } from './painted.ts';

const models = await loadModels();

/** What is wrong with a picture of one person; the last of some frames, so that the face is followed. */
function faultsOf(image: RgbxImage): string[] {
  const looker = new Looker(models);
  let customerId: number | null = null;
  for (let frame = 1; ; frame += 1) {
    const { faces, width, height } = looker.look(image, frame * 80, customerId);
    const [customer] = faces;
    if (!customer) throw new Error('no face');
    customerId = customer.id;
    if (frame < 4) continue;
    const { face } = customer;
    return [
      ...assess({ ...frameAt(0), width, height, faces: [face], pixels: looker.measure(customer) }).faults,
    ];
  }
}

describe('light', () => {
  it('on a face in a burnt-out white headscarf is right', () => {
    expect(faultsOf(readImage('test/fixtures/reports/scene-kimeshekBright.jpg'))).toEqual([]);
  });

  it('is too bright where the skin is burnt out', () => {
    const image = readImage('test/fixtures/reports/scene-kimeshekBright.jpg');
    image.data.set(image.data.map((value) => Math.min(255, value * 1.75)));
    expect(faultsOf(image)).toEqual(['tooBright']);
  });
});
