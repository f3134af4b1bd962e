import { z } from 'zod';
import { languages, staffCodes, type CameraCode } from '../../preload/contract.ts';

/** What the renderer may send, exactly: unknown fields are refused, since an honest page has none. */
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
  // Only a Uint8Array, whatever its content: the picture is inspected once the attempt's id is found good.
  picture: z.custom<Uint8Array>(
    (value) => value instanceof Uint8Array && !(value.buffer instanceof SharedArrayBuffer),
  ),
});
export const cameraReport = z.strictObject({ code: z.enum(cameraCodes).nullable() });
