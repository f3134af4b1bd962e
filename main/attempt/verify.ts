import type { CaptureQuality, PictureSubmission, Result, Verdict } from '../../preload/contract.ts';
import type { AdmittedCamera } from '../camera/admit.ts';
import type { LivenessAnswer, LivenessFailure } from '../liveness/outcome.ts';
import type { FinishedCheck } from '../liveness/report.ts';
import type { Log } from '../log.ts';
import { inspectPicture } from '../picture/inspect.ts';
import type { Service } from './service.ts';
import type { Sessions, TakenAttempt } from './sessions.ts';

export interface VerifyPorts {
  readonly sessions: Sessions;
  readonly service: () => Service;
  readonly hardCapBytes: number;
  readonly log: Log;
  /** Told of every attempt that used up its id: the record, without the picture. */
  readonly record: (attempt: FinishedAttempt) => void;
}

/** One attempt, as numbers and codes. */
export interface FinishedAttempt extends FinishedCheck {
  readonly attemptId: string;
  /** What the page measured on the picture. */
  readonly quality: CaptureQuality;
  /** What the person agreed to: the version, and the hash of its words. */
  readonly consent: { readonly version: string; readonly sha256: string };
  /** Null: no camera had passed. */
  readonly camera: AdmittedCamera | null;
}

/**
 * Takes one picture from the renderer to its verdict. The id is used up first, so that nothing the renderer
 * sends can be sent twice; then the camera has to be one that passed; then the bytes are looked at; only then does anything leave the machine. The bytes
 * are zero-filled on every way out.
 */
export async function verifyPicture(
  { attemptId, picture, quality }: PictureSubmission,
  ports: VerifyPorts,
): Promise<Result<Verdict>> {
  try {
    const taken = ports.sessions.take(attemptId);
    if (!taken.ok) {
      ports.log.warn({ code: taken.error.code }, 'picture refused');
      return taken;
    }
    return await verifyTaken(taken.value, { bytes: picture, quality }, ports);
  } finally {
    picture.fill(0);
  }
}

async function verifyTaken(
  attempt: TakenAttempt,
  { bytes, quality }: { readonly bytes: Uint8Array; readonly quality: CaptureQuality },
  ports: VerifyPorts,
): Promise<Result<Verdict>> {
  const startedAt = performance.now();
  const service = ports.service();
  const inspected: ReturnType<typeof inspectPicture> | typeof untrusted = attempt.camera
    ? inspectPicture(bytes, { origin: 'camera', hardCapBytes: ports.hardCapBytes })
    : untrusted;
  const sha256 = inspected.ok ? inspected.value.sha256 : null;
  const answer = inspected.ok
    ? await askService(service, { bytes, format: inspected.value.format }, attempt.signal)
    : inspected;
  const attemptsLeft = ports.sessions.finish(attempt.attemptId, wasJudged(answer));
  ports.record({
    attemptId: attempt.attemptId,
    quality,
    consent: { version: attempt.session.consentVersion, sha256: attempt.session.consentSha256 },
    camera: attempt.camera,
    answer,
    durationMs: Math.round(performance.now() - startedAt),
    sentBytes: inspected.ok ? bytes.length : 0,
    sha256,
    demonstration: service.demonstration,
  });
  if (!answer.ok) return { ok: false, error: { code: answer.error.code, attemptsLeft } };
  const { verdict } = answer.value;
  return {
    ok: true,
    value: { verdict, attemptsLeft, sha256: sha256 ?? '', demonstration: service.demonstration },
  };
}

/** An honest page asks about every camera it opens, and takes no picture with one that was refused. */
const untrusted = { ok: false, error: { code: 'camera-untrusted', staffDetail: null } } as const;

type Answer = FinishedAttempt['answer'];

async function askService(
  service: Service,
  picture: { bytes: Uint8Array; format: 'jpeg' | 'png' },
  signal: AbortSignal,
): Promise<Answer> {
  if (!service.client) return { ok: false, error: { code: service.trouble, staffDetail: null } };
  const answer: Result<LivenessAnswer, LivenessFailure> = await service.client.check(picture, { signal });
  // An answer that arrives together with the person's "cancel" comes too late: they were told that it is off.
  if (signal.aborted) return { ok: false, error: { ...cancelled, ...wasSent(answer) } };
  return answer;
}

const cancelled = { code: 'cancelled', staffDetail: null } as const;

/** Whether the picture may have reached the service, and may have been billed. */
function wasSent(answer: Answer): { readonly bodySent?: true } {
  return answer.ok || answer.error.bodySent ? { bodySent: true } : {};
}

/** Whether this attempt counts against the person's attempts: a verdict was given, or may have been. */
function wasJudged(answer: Answer): boolean {
  return answer.ok || answer.error.code === 'outcome-unknown';
}
