import { z } from 'zod';
import { hints, languages, type Result } from '../../preload/contract.ts';
import type { Station } from '../../preload/station.ts';
import { type CameraCode, type ErrorCode, staffCodes } from '../../preload/error-codes.ts';
import type { Service } from './service.ts';
import type { Sessions } from './sessions.ts';
import { verifyPicture, type VerifyPorts } from './verify-picture.ts';
import type { CameraGate } from '../camera/gate.ts';
import type { ConsentInForce } from './consent.ts';
import type { Log } from '../platform/log.ts';
import type { KioskHandlers } from '../ipc/register.ts';

/**
 * A picture's measurements as the page reports them: numbers within the possible range, and nothing else. They are
 * recorded as received, so no text is allowed. Zod's numbers are finite.
 */
const degrees = z.number().min(-180).max(180);
const share = z.number().min(0).max(1);
const luminance = z.number().min(0).max(255);

const captureMeasures = z.strictObject({
  interEyePx: z.number().min(0).max(10_000),
  // A face close to the lens is larger than the picture.
  headHeightShare: z.number().min(0).max(10),
  yawDeg: degrees,
  pitchDeg: degrees,
  rollDeg: degrees,
  eyesOpen: z.number().min(0).max(10),
  faceLuminance: luminance,
  darkShare: share,
  brightShare: share,
  halvesRatio: share,
  // The largest variance that a Laplacian of eight neighbours can have on bytes is (8 × 255)².
  sharpness: z.number().min(0).max(4_161_600),
  steadyMs: z.number().min(0).max(3_600_000),
  framesCompared: z.int().min(0).max(1000),
});

export const captureQuality = z.strictObject({
  mode: z.enum(['automatic', 'by-hand', 'unguided']),
  hint: z.enum(hints).nullable(),
  measures: captureMeasures.nullable(),
});

/** What the renderer may send, exactly: unknown fields are refused, since the kiosk's own page sends none. */
const id = z.string().min(16).max(64);

const cameraCodes = Object.keys(staffCodes).filter((code): code is CameraCode => code.startsWith('camera-'));

export const nothing = z.undefined();
const sessionRequest = z.strictObject({
  language: z.enum(languages),
  consentVersion: z.string().min(1).max(64),
});
const sessionReference = z.strictObject({ sessionId: id });
const attemptReference = z.strictObject({ attemptId: id });
const pictureSubmission = z.strictObject({
  attemptId: id,
  // Any Uint8Array: the picture is inspected after the attempt's id has been accepted.
  picture: z.custom<Uint8Array>(
    (value) => value instanceof Uint8Array && !(value.buffer instanceof SharedArrayBuffer),
  ),
  quality: captureQuality,
});
/** Labels come from the device itself: any length a driver may give, within reason. */
const cameraCheck = z.strictObject({
  deviceId: z.string().max(256),
  label: z.string().max(1024),
});
const cameraReport = z.strictObject({ code: z.enum(cameraCodes).nullable() });

export interface VerificationPorts {
  /** Answers once it is known which service the kiosk works with. */
  readonly station: () => Promise<Station>;
  readonly service: () => Service;
  /** Why no check can be made at this moment, records included; null: it can. */
  readonly fault: () => ErrorCode | null;
  readonly consent: () => ConsentInForce;
  readonly onCameraReported: (code: CameraCode | null) => void;
  readonly sessions: Sessions;
  readonly verify: VerifyPorts;
  readonly cameraGate: Pick<CameraGate, 'check'>;
  readonly log: Log;
}

const done: Result<null> = { ok: true, value: null };

/** What each of the bridge's methods does in main. */
export function createHandlers(ports: VerificationPorts): KioskHandlers {
  const { station, service, fault, consent, sessions, verify, cameraGate, log } = ports;
  return {
    getStation: { schema: nothing, handle: async () => ({ ok: true, value: await station() }) },
    beginSession: {
      schema: sessionRequest,
      handle(request) {
        const code = fault();
        const { client } = service();
        if (code !== null || !client) return { ok: false, error: { code: code ?? 'internal' } };
        const { consent: shown, sha256: consentSha256 } = consent();
        // The consent text changed while the customer read it: the page has been notified and shows the new text.
        if (request.consentVersion !== shown.version) return { ok: false, error: { code: 'bad-request' } };
        // The connection is opened during the guidance, so that the picture can be sent at once.
        void client.warmUp();
        log.info({ ...request, consentSha256 }, 'session begun');
        return { ok: true, value: sessions.begin({ ...request, consentSha256 }) };
      },
    },
    endSession: {
      schema: sessionReference,
      handle({ sessionId }) {
        sessions.end(sessionId);
        return done;
      },
    },
    beginAttempt: {
      schema: sessionReference,
      handle({ sessionId }) {
        const grant = sessions.beginAttempt(sessionId);
        // Again, since a person may take longer than an idle connection is kept.
        if (grant.ok) void service().client?.warmUp();
        return grant;
      },
    },
    submitPicture: { schema: pictureSubmission, handle: (submission) => verifyPicture(submission, verify) },
    cancelAttempt: {
      schema: attemptReference,
      handle({ attemptId }) {
        sessions.cancel(attemptId);
        return done;
      },
    },
    checkCamera: { schema: cameraCheck, handle: (camera) => cameraGate.check(camera) },
    reportCamera: {
      schema: cameraReport,
      handle({ code }) {
        ports.onCameraReported(code);
        if (code === null) log.info('camera works again');
        else log.warn({ code }, 'camera fault');
        return done;
      },
    },
  };
}
