import type { CameraCode, ErrorCode, Result, Station } from '../../preload/contract.ts';
import type { Service } from './service-in-force.ts';
import type { Sessions } from './sessions.ts';
import { verifyPicture, type VerifyPorts } from './verify-picture.ts';
import type { CameraGate } from '../camera/gate.ts';
import type { ConsentInForce } from './consent/consent.ts';
import type { Log } from '../platform/log.ts';
import type { Handlers } from '../ipc/register.ts';
import {
  attemptReference,
  cameraCheck,
  cameraReport,
  nothing,
  pictureSubmission,
  sessionReference,
  sessionRequest,
} from './schemas.ts';

export interface VerificationPorts {
  /** Answers once it is known which service the kiosk works with. */
  readonly station: () => Promise<Station>;
  readonly service: () => Service;
  /** Why no check can be made at this moment, records included; null: it can. */
  readonly trouble: () => ErrorCode | null;
  readonly consent: () => ConsentInForce;
  readonly onCameraReported: (code: CameraCode | null) => void;
  readonly sessions: Sessions;
  readonly verify: VerifyPorts;
  readonly cameraGate: Pick<CameraGate, 'check'>;
  readonly log: Log;
}

const done: Result<null> = { ok: true, value: null };

/** What each of the bridge's methods does in main. */
export function createHandlers(ports: VerificationPorts): Handlers {
  const { station, service, trouble, consent, sessions, verify, cameraGate, log } = ports;
  return {
    getStation: { schema: nothing, handle: async () => ({ ok: true, value: await station() }) },
    beginSession: {
      schema: sessionRequest,
      handle(request) {
        const code = trouble();
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
        log.warn({ code }, code === null ? 'camera works again' : 'camera trouble');
        return done;
      },
    },
  };
}
