import { drive } from '../shared/drive.ts';
import { memoryByKind, type ProcessKind } from '../shared/processes.ts';
import { writeBareApp } from '../shared/bare-app.ts';

/** As `settledFrames` of the kiosk's run, in steps of thirty. */
const settledFrames = 210;

export interface Floor {
  readonly memory: ReadonlyMap<ProcessKind, number>;
  readonly previewFps: number;
}

/** A bare window that shows the same camera full screen. */
export async function measureFloor(): Promise<Floor> {
  const bare = writeBareApp();
  const driven = await drive({ app: bare.folder, camera: 'hints/tooFar' });
  try {
    const first = await driven.until('frames:30');
    const last = await driven.until(`frames:${settledFrames}`);
    return {
      memory: memoryByKind(driven.pid),
      previewFps: (settledFrames - 30) / ((last.atMs - first.atMs) / 1000),
    };
  } finally {
    await driven.close();
    bare.remove();
  }
}
