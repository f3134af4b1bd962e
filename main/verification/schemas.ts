import { z } from 'zod';
import { languages, staffCodes, type CameraCode } from '../../preload/contract.ts';
import { captureQuality } from './capture-quality.ts';

/** What the renderer may send, exactly: unknown fields are refused, since the kiosk's own page sends none. */
const id = z.string().min(16).max(64);

const cameraCodes = Object.keys(staffCodes).filter((code): code is CameraCode => code.startsWith('camera-'));

export const nothing = z.undefined();
export const sessionRequest = z.strictObject({
  language: z.enum(languages),
  consentVersion: z.string().min(1).max(64),
});
export const sessionReference = z.strictObject({ sessionId: id });
export const attemptReference = z.strictObject({ attemptId: id });
export const pictureSubmission = z.strictObject({
  attemptId: id,
  // Any Uint8Array: the picture is inspected after the attempt's id has been accepted.
  picture: z.custom<Uint8Array>(
    (value) => value instanceof Uint8Array && !(value.buffer instanceof SharedArrayBuffer),
  ),
  quality: captureQuality,
});
/** Labels come from the device itself: any length a driver may give, within reason. */
export const cameraCheck = z.strictObject({
  deviceId: z.string().max(256),
  label: z.string().max(1024),
});
export const cameraReport = z.strictObject({ code: z.enum(cameraCodes).nullable() });
