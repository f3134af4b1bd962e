import { namesCompanion } from '../../preload/companion-camera.ts';
import type { Result } from '../../preload/contract.ts';
import type { CameraCode } from '../../preload/error-codes.ts';
import type { CameraFailure } from './camera.ts';

/** Below this a face at 40–80 cm is too coarse to be judged. Turned cameras count as well. */
const minLongSidePx = 640;
const minShortSidePx = 480;

/** `resizeMode: none`: the sensor's own picture, since cropping to 16:9 would cut a face off a 4:3 camera. */
const wishes: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  facingMode: { ideal: 'user' },
  // Known to Chromium, not yet to the DOM types of this TypeScript.
  ...({ resizeMode: { ideal: 'none' } } as MediaTrackConstraints),
};

/**
 * Asks for the camera at 1280×720, or the nearest it has.
 * @param devices `navigator.mediaDevices`
 * @param deviceId which one; null: whichever the system prefers
 * @returns a stream with one live video track, or the failure. Nothing stays open on failure or abort;
 *   an aborted call answers `camera-lost`, whose result is not used.
 */
export async function openStream(
  devices: Pick<MediaDevices, 'getUserMedia'>,
  deviceId: string | null,
  signal: AbortSignal,
): Promise<Result<MediaStream, CameraFailure>> {
  let stream: MediaStream;
  try {
    const which = deviceId === null ? {} : { deviceId: { exact: deviceId } };
    stream = await devices.getUserMedia({ audio: false, video: { ...wishes, ...which } });
  } catch (error) {
    return { ok: false, error: { code: cameraCodeOf(error) } };
  }
  const code = faultOf(stream, signal);
  if (code === null) return { ok: true, value: stream };
  stopStream(stream);
  return { ok: false, error: { code } };
}

/** Stops every track: the camera's lamp goes out. */
export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function faultOf(stream: MediaStream, signal: AbortSignal): CameraCode | null {
  const [track] = stream.getVideoTracks();
  if (!track || track.readyState !== 'live' || signal.aborted) return 'camera-lost';
  const { width = 0, height = 0 } = track.getSettings();
  return isLargeEnough(width, height) ? null : 'camera-too-small';
}

export function isLargeEnough(width: number, height: number): boolean {
  return Math.max(width, height) >= minLongSidePx && Math.min(width, height) >= minShortSidePx;
}

/** What getUserMedia's DOMException names mean, https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
const codesByName: ReadonlyMap<string, CameraCode> = new Map([
  ['NotFoundError', 'camera-missing'],
  ['NotAllowedError', 'camera-refused'],
  ['SecurityError', 'camera-refused'],
  ['NotReadableError', 'camera-busy'],
  ['AbortError', 'camera-busy'],
  ['OverconstrainedError', 'camera-too-small'],
]);

/** Error names not in the table count as busy: a camera exists, its use is permitted, and it does not start. */
export function cameraCodeOf(error: unknown): CameraCode {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  // A TypeError is a bug in the call, not a state of the camera.
  if (name === 'TypeError') throw error;
  return codesByName.get(name) ?? 'camera-busy';
}

interface Device {
  readonly kind: string;
  readonly deviceId: string;
  readonly label: string;
}

/**
 * The cameras to try, in this order: the last one used, then the others as the system lists them.
 * Infrared and depth sensors, by their names, only where there is no other, so that main can refuse them by name.
 * @returns device ids; empty where no camera is listed
 */
export function camerasToTry(devices: readonly Device[], servedLast: string | null): readonly string[] {
  const cameras = devices.filter(({ kind }) => kind === 'videoinput');
  const colour = cameras.filter(({ label }) => !namesCompanion(label));
  const ids = (colour.length > 0 ? colour : cameras).map(({ deviceId }) => deviceId);
  return [...new Set(ids)].sort((one, other) => Number(other === servedLast) - Number(one === servedLast));
}
