import type { PictureLimits, Rotation } from '../../preload/contract.ts';
import type { FaceObserver } from '../../renderer/guidance/face-observer.ts';
import type { Observation } from '../../renderer/guidance/observation.ts';
import { createFaceObserver } from '../../renderer/guidance/observer/create.ts';

/** What a test does with the engine in its page. */
export interface Engine {
  load(): Promise<boolean>;
  /**
   * Opens the camera and watches it until stopped.
   * @param turned the camera is mounted like that: its frames reach the engine turned the other way
   */
  watch(turned?: Rotation): Promise<void>;
  readonly seen: Seen;
  /** Until so many more frames were looked at, or it failed. */
  next(count: number): Promise<readonly Observation[]>;
  /** The best of some frames, with what the kiosk may do while it is being encoded done at once. */
  take(limits: PictureLimits, meanwhile?: 'forget' | 'collect' | 'stop'): Promise<TakenPicture | null>;
  stop(): void;
  endTrack(): void;
}

export interface Seen {
  readonly observations: Observation[];
  readonly tookMs: number[];
  failures: number;
}

export interface TakenPicture {
  readonly width: number;
  readonly height: number;
  readonly quality: number;
  readonly framesCompared: number;
  /** As decoded. */
  readonly decoded: { readonly width: number; readonly height: number; readonly meanLuminance: number };
  readonly bytes: number[];
}

const observer: FaceObserver = createFaceObserver();
const seen: Seen = { observations: [], tookMs: [], failures: 0 };
let track: MediaStreamTrack | null = null;
let stop = (): void => undefined;
let onSeen = (): void => undefined;

const engine: Engine = {
  load: () => observer.load(),
  seen,
  async watch(turned = 0) {
    const size = { width: 1280, height: 720 };
    const stream = await navigator.mediaDevices.getUserMedia({ video: size });
    const [camera] = stream.getVideoTracks();
    if (!camera) throw new Error('the camera has no track');
    track = turned === 0 ? camera : await turn(stream, turned);
    const upright = ((360 - turned) % 360) as Rotation;
    stop = observer.watch(track, upright, {
      onObservation(observation, tookMs) {
        seen.observations.push(observation);
        seen.tookMs.push(tookMs);
        onSeen();
      },
      onFailed() {
        seen.failures += 1;
        onSeen();
      },
    });
  },
  async next(count) {
    const first = seen.observations.length;
    const failures = seen.failures;
    await new Promise<void>((resolve) => {
      onSeen = () => {
        if (seen.observations.length >= first + count || seen.failures > failures) resolve();
      };
    });
    return seen.observations.slice(first);
  },
  async take(limits, meanwhile) {
    observer.collect();
    await engine.next(3);
    const taking = observer.take(limits);
    if (meanwhile === 'stop') stop();
    else if (meanwhile) observer[meanwhile]();
    const taken = await taking;
    if (!taken) return null;
    const { width, height, quality, framesCompared, bytes } = taken;
    const decoded = await decode(bytes);
    return { width, height, quality, framesCompared, decoded, bytes: [...bytes] };
  },
  stop: () => stop(),
  endTrack: () => track?.stop(),
};
Object.assign(globalThis, { engine });

/** The camera's frames, each turned clockwise. */
async function turn(stream: MediaStream, turned: Rotation): Promise<MediaStreamTrack> {
  const video = document.createElement('video');
  video.srcObject = stream;
  video.muted = true;
  await video.play();
  const { videoWidth: width, videoHeight: height } = video;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = turned % 180 === 0 ? [width, height] : [height, width];
  const context = canvas.getContext('2d')!;
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turned * Math.PI) / 180);
  const paint = (): void => {
    context.drawImage(video, -width / 2, -height / 2);
    video.requestVideoFrameCallback(paint);
  };
  paint();
  return canvas.captureStream().getVideoTracks()[0]!;
}

async function decode(bytes: Uint8Array<ArrayBuffer>): Promise<TakenPicture['decoded']> {
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return { width, height, meanLuminance: 0.299 * red + 0.587 * green + 0.114 * blue };
}
