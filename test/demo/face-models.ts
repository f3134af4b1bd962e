import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectDemoModels } from '../../build/demo-models/collect.ts';
import { loadFaceModels, type ScoreFace } from '../../main/demo/model/face-models.ts';

/** The real models, collected and loaded as the app does it. The files are read completely, so they need not be kept. */
export async function scoreFaceForTests(): Promise<ScoreFace> {
  const folder = await mkdtemp(join(tmpdir(), 'demo-models-'));
  try {
    return await loadFaceModels(await collectDemoModels(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
