import type { CaptureQuality, Language, PictureSubmission, Result, Verdict } from '../../preload/contract.ts';
import type { AdmittedCamera } from '../camera/binding.ts';
import type {
  CheckFailure,
  FinishedCheck,
  LivenessAnswer,
  LivenessFailure,
  WithheldAnswer,
} from '../liveness/outcome.ts';
import { failure } from '../platform/failure.ts';
import type { Log } from '../platform/log.ts';
import { inspectPicture } from './picture/inspect.ts';
import type { Service } from './service.ts';
import type { Sessions, TakenAttempt } from './sessions.ts';

export interface VerifyPorts {
  readonly sessions: Sessions;
  readonly service: () => Service;
  readonly hardCapBytes: number;
  readonly log: Log;
  readonly recorder: AttemptRecorder;
}

/** Keeps the record of every attempt that used up its id, without the picture. */
export interface AttemptRecorder {
  /** Before the picture leaves. Refused: no record of it could be written, so the picture may not be sent. */
  sending(attempt: Pick<FinishedAttempt, 'attemptId' | 'sha256' | 'sentBytes'>): Result<null, CheckFailure>;
  /** Refused: the record is not on the disk, so no verdict may be shown. */
  finished(attempt: FinishedAttempt): Result<KeptRecord, CheckFailure>;
}

interface KeptRecord {
  /** As in Verdict. */
  readonly receipt: string | null;
}

/** One attempt, as numbers and codes. */
export interface FinishedAttempt extends FinishedCheck {
  readonly attemptId: string;
  /** What the page measured on the picture. */
  readonly quality: CaptureQuality;
  /** What the person agreed to: the version, and the hash of its words. */
  readonly consent: { readonly version: string; readonly sha256: string };
  readonly language: Language;
  /** From the consent to the picture's arrival in main, ms. */
  readonly sinceConsentMs: number;
  /** Null: no camera had passed. */
  readonly camera: AdmittedCamera | null;
}

/**
 * Takes one picture from the renderer to its verdict. The id is used up first, so that nothing the renderer
 * sends can be sent twice; then the camera has to be one that passed; then the bytes are validated; only then is anything sent. The bytes
 * are zero-filled on every return and throw.
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
  const inspected =
    findObstacle(attempt) ?? inspectPicture(bytes, { origin: 'camera', hardCapBytes: ports.hardCapBytes });
  const sha256 = inspected.ok ? inspected.value.sha256 : null;
  const { attemptId } = attempt;
  const sentBytes = inspected.ok ? bytes.length : 0;
  const answer = inspected.ok
    ? await send({ attemptId, sha256, sentBytes }, ports.recorder, () =>
        askService(service, { bytes, format: inspected.value.format }, attempt.signal),
      )
    : inspected;
  const attemptsLeft = ports.sessions.finish(attemptId, wasJudged(answer));
  const { consentVersion, consentSha256, language } = attempt.session;
  const kept = ports.recorder.finished({
    attemptId,
    quality,
    consent: { version: consentVersion, sha256: consentSha256 },
    language,
    sinceConsentMs: Math.round(attempt.sinceConsentMs),
    camera: attempt.camera,
    answer,
    durationMs: Math.round(performance.now() - startedAt),
    sentBytes,
    sha256,
    demonstration: service.demonstration,
  });
  // Without a record no verdict is shown, even if the service gave one.
  const given = answer.ok && !kept.ok ? kept : answer;
  if (!given.ok) return { ok: false, error: { code: given.error.code, attemptsLeft } };
  const { verdict, failureClass } = given.value;
  const { demonstration } = service;
  const receipt = kept.ok ? kept.value.receipt : null;
  return {
    ok: true,
    value: { verdict, failureClass, attemptsLeft, sha256: sha256 ?? '', demonstration, receipt },
  };
}

/** Recorded before the picture is sent: if the process is killed meanwhile, the records still show a picture that may be billed. */
async function send(
  attempt: Parameters<AttemptRecorder['sending']>[0],
  recorder: AttemptRecorder,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const noted = recorder.sending(attempt);
  return noted.ok ? ask() : noted;
}

/** The kiosk's own page asks about every camera it opens, and takes no picture with a refused one or after the attempt expired. */
function findObstacle({ isExpired, camera }: TakenAttempt) {
  if (isExpired) return failure('attempt-expired');
  return camera ? null : failure('camera-untrusted');
}

type Answer = FinishedAttempt['answer'];

async function askService(
  service: Service,
  picture: { bytes: Uint8Array; format: 'jpeg' | 'png' },
  signal: AbortSignal,
): Promise<Answer> {
  if (!service.client) return failure(service.fault);
  const answer: Result<LivenessAnswer, LivenessFailure> = await service.client.check(picture, { signal });
  // An answer that arrives together with the person's "cancel" comes too late: the screen has already said that the check was cancelled.
  if (!signal.aborted) return answer;
  const { ok, error } = failure('cancelled');
  return { ok, error: { ...error, ...wasSent(answer), ...withheldIn(answer) } };
}

/** Whether the picture may have reached the service, and may have been billed. */
function wasSent(answer: Answer): { readonly bodySent?: true } {
  return answer.ok || answer.error.bodySent ? { bodySent: true } : {};
}

/** The service gave a verdict, which may be billed: it is recorded although no screen shows it. */
function withheldIn(answer: Answer): { readonly withheld?: WithheldAnswer } {
  const withheld = answer.ok ? answer.value : answer.error.withheld;
  return withheld ? { withheld } : {};
}

/** Whether this attempt counts against the person's attempts: a verdict was given, or may have been. A failure of the service itself does not count. */
function wasJudged(answer: Answer): boolean {
  return answer.ok || answer.error.code === 'outcome-unknown';
}
