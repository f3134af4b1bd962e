import { apiKey, goToCamera, launchKiosk } from '../../e2e/kiosk.ts';
import { hasProc, memoryByKind, type ProcessKind } from '../shared/processes.ts';

type Memory = ReadonlyMap<ProcessKind, number>;

export interface GuidanceRun {
  readonly tookMs: readonly number[];
  readonly looksPerSecond: number;
  readonly previewFps: number;
  readonly longTasksMs: readonly number[];
  /** Bytes by kind of process; empty where there is no /proc. */
  readonly memory: { readonly first: Memory; readonly last: Memory };
}

/** What the probe in the page has counted so far. */
interface Probe {
  readonly tookMs: number[];
  readonly longTasks: number[];
  shown: number;
}

/** Enough for caches and pools to have filled, so that what grows after it is growth. */
const settledFrames = 200;
const pollEveryMs = 1_000;

/**
 * Runs the guidance of a built kiosk for this many frames, pressing "more time" whenever it is offered.
 * @param app the built kiosk's folder
 */
export async function watchGuidance(app: string, frames: number): Promise<GuidanceRun> {
  const kiosk = await launchKiosk({
    app,
    camera: 'hints/tooFar',
    // As on a real station, whose service is elsewhere: the demonstration's own would count as the kiosk's memory.
    environment: { LIVENESS_KIOSK_ENDPOINT: 'https://127.0.0.1:9/', LIVENESS_KIOSK_API_KEY: apiKey },
  });
  const { page } = kiosk;
  const memory = () => (hasProc ? memoryByKind(kiosk.app.process().pid!) : new Map<ProcessKind, number>());
  try {
    await page.addInitScript(installProbe);
    await page.reload();
    await goToCamera(page);
    const read = () => page.evaluate(() => (globalThis as unknown as { probe: Probe }).probe);
    const until = async (count: number): Promise<Probe> => {
      for (;;) {
        const probe = await read();
        if (probe.tookMs.length >= count) return probe;
        const moreTime = page.locator('[data-action="moreTime"]');
        if (await moreTime.isVisible()) await moreTime.click();
        await page.waitForTimeout(pollEveryMs);
      }
    };
    await until(settledFrames);
    const first = memory();
    await page.evaluate(startAnew);
    const startedAt = performance.now();
    const probe = await until(frames);
    const seconds = (performance.now() - startedAt) / 1000;
    return {
      tookMs: probe.tookMs,
      looksPerSecond: probe.tookMs.length / seconds,
      previewFps: probe.shown / seconds,
      longTasksMs: probe.longTasks,
      memory: { first, last: memory() },
    };
  } finally {
    await kiosk.close();
  }
}

/** Runs in the page before its own scripts: listens in on the face worker, on the preview and on long tasks. */
function installProbe(): void {
  const probe: Probe = { tookMs: [], longTasks: [], shown: 0 };
  Object.assign(globalThis, { probe });
  const PlainWorker = Worker;
  globalThis.Worker = class extends PlainWorker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      // By this field, whatever the message's name is: only messages about a frame have it.
      this.addEventListener('message', ({ data }: MessageEvent<{ tookMs?: number }>) => {
        if (typeof data.tookMs === 'number') probe.tookMs.push(data.tookMs);
      });
    }
  };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) probe.longTasks.push(duration);
  }).observe({ type: 'longtask' });
  const count = (video: HTMLVideoElement): void => {
    probe.shown += 1;
    video.requestVideoFrameCallback(() => count(video));
  };
  new MutationObserver(() => {
    const video = document.querySelector<HTMLVideoElement>('.camera-preview video');
    if (!video || video.dataset['counted']) return;
    video.dataset['counted'] = 'yes';
    video.requestVideoFrameCallback(() => count(video));
  }).observe(document, { subtree: true, childList: true });
}

/** Runs in the page: discards the figures of the start. */
function startAnew(): void {
  const { probe } = globalThis as unknown as { probe: Probe };
  probe.tookMs.length = 0;
  probe.longTasks.length = 0;
  probe.shown = 0;
}
