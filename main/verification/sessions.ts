import type {
  AttemptGrant,
  PictureLimits,
  Result,
  SessionGrant,
  SessionRequest,
} from '../../preload/contract.ts';
import type { ErrorCode } from '../../preload/error-codes.ts';
import type { AdmittedCamera } from '../camera/binding.ts';

interface SessionRules {
  readonly maxAttempts: number;
  readonly attemptTtlMs: number;
  /** Monotonic milliseconds: a changed wall clock must not revive an expired id. */
  readonly now: () => number;
  readonly newId: () => string;
  /** Size limit of a picture for the connection's current speed. */
  readonly pictureLimits: () => PictureLimits;
  /** Called when a session ends, for any reason. */
  readonly onClosed?: () => void;
}

/** Which consent text the customer agreed to when the session began. */
interface SessionFacts extends SessionRequest {
  /** Of the consent text that was shown; lower-case hex. */
  readonly consentSha256: string;
}

/** A one-time permission that has been used: its picture may go to the service. */
export interface TakenAttempt {
  readonly attemptId: string;
  readonly session: SessionFacts;
  /** Since the session began, with the person's consent. */
  readonly sinceConsentMs: number;
  /** The attempt had expired: no picture may be sent, and the record states it. */
  readonly isExpired: boolean;
  /** The camera admitted in this session; null when none was, or when another has been refused since. */
  readonly camera: AdmittedCamera | null;
  /** Aborted when the person cancels, the session ends, or another one begins. */
  readonly signal: AbortSignal;
}

interface Attempt {
  readonly id: string;
  readonly expiresAt: number;
  readonly abort: AbortController;
  used: boolean;
}

interface Session {
  readonly id: string;
  readonly request: SessionFacts;
  /** In milliseconds of `SessionRules.now`. */
  readonly begunAt: number;
  attemptsLeft: number;
  begun: number;
  attempt: Attempt | null;
  camera: AdmittedCamera | null;
  /** Numbers the camera checks: only the latest one's outcome counts. */
  cameraChecks: number;
}

/** How often one person may come back to the camera, whatever the outcome: a limit against a runaway renderer. */
const maxBegunPerSession = 20;

/** Far shorter than any person needs for one attempt. */
const maxTakenPerWindow = 60;
const takenWindowMs = 120_000;

/**
 * Main's own account of sessions: at most one at a time, with at most one live attempt. The renderer is not trusted:
 * a picture is sent only for an id that this class has issued.
 */
export class Sessions {
  #session: Session | null = null;
  readonly #spent = new Set<string>();
  /** When the latest pictures came, in milliseconds of `SessionRules.now`. */
  #taken: number[] = [];
  readonly #rules: SessionRules;

  constructor(rules: SessionRules) {
    this.#rules = rules;
  }

  /** Begins a session; one that was still open is ended first, since the kiosk serves one person at a time. */
  begin(request: SessionFacts): SessionGrant {
    this.#close();
    const session: Session = {
      id: this.#rules.newId(),
      request,
      begunAt: this.#rules.now(),
      attemptsLeft: this.#rules.maxAttempts,
      begun: 0,
      attempt: null,
      camera: null,
      cameraChecks: 0,
    };
    this.#session = session;
    return { sessionId: session.id, attemptsLeft: session.attemptsLeft };
  }

  end(sessionId: string): void {
    if (this.#session?.id === sessionId) this.#close();
  }

  get isOpen(): boolean {
    return this.#session !== null;
  }

  /** Ends any session: the page that held it is gone. */
  endAny(): void {
    this.#close();
  }

  beginAttempt(sessionId: string): Result<AttemptGrant> {
    const session = this.#session;
    if (session?.id !== sessionId) return refuse('attempt-unknown');
    if (session.attemptsLeft <= 0 || session.begun >= maxBegunPerSession)
      return refuse('no-attempts-left', 0);
    this.#retire(session);
    session.begun += 1;
    const attempt: Attempt = {
      id: this.#rules.newId(),
      expiresAt: this.#rules.now() + this.#rules.attemptTtlMs,
      abort: new AbortController(),
      used: false,
    };
    session.attempt = attempt;
    return {
      ok: true,
      value: {
        attemptId: attempt.id,
        expiresInMs: this.#rules.attemptTtlMs,
        attemptsLeft: session.attemptsLeft,
        picture: this.#rules.pictureLimits(),
      },
    };
  }

  /** Counted over all sessions: a compromised renderer can begin any number of them, and each picture may be billed. */
  #mayTake(): boolean {
    const now = this.#rules.now();
    this.#taken = this.#taken.filter((at) => now - at < takenWindowMs);
    if (this.#taken.length >= maxTakenPerWindow) return false;
    this.#taken.push(now);
    return true;
  }

  /**
   * Begins a camera check: until it ends, no camera counts as admitted. Returns the function that
   * stores the outcome; it does nothing once the session has ended or a later check has begun.
   */
  openCameraCheck(): (camera: AdmittedCamera | null) => void {
    const session = this.#session;
    if (!session) return () => undefined;
    session.camera = null;
    session.cameraChecks += 1;
    const turn = session.cameraChecks;
    return (camera) => {
      if (session.cameraChecks === turn) session.camera = camera;
    };
  }

  /** Uses up the id whether or not the picture is accepted: a second picture for it is refused. */
  take(attemptId: string): Result<TakenAttempt> {
    const session = this.#session;
    const attempt = session?.attempt;
    if (this.#spent.has(attemptId) || (attempt?.id === attemptId && attempt.used))
      return refuse('attempt-used');
    if (!session || attempt?.id !== attemptId) return refuse('attempt-unknown');
    if (!this.#mayTake()) {
      this.#retire(session);
      return refuse('no-attempts-left', 0);
    }
    attempt.used = true;
    const isExpired = this.#rules.now() >= attempt.expiresAt;
    const { request, camera, begunAt } = session;
    const sinceConsentMs = this.#rules.now() - begunAt;
    const { signal } = attempt.abort;
    return { ok: true, value: { attemptId, session: request, sinceConsentMs, isExpired, camera, signal } };
  }

  /** Counts a finished attempt and returns the attempts left. `judged`: the service may have given its verdict. */
  finish(attemptId: string, judged: boolean): number {
    const session = this.#session;
    if (!session || session.attempt?.id !== attemptId) return 0;
    if (judged) session.attemptsLeft -= 1;
    this.#retire(session);
    return session.attemptsLeft;
  }

  cancel(attemptId: string): void {
    const attempt = this.#session?.attempt;
    if (attempt?.id !== attemptId) return;
    attempt.abort.abort();
    // Not used yet, so no picture will finish it; its id must not work later.
    if (!attempt.used && this.#session) this.#retire(this.#session);
  }

  #close(): void {
    if (!this.#session) return;
    this.#retire(this.#session);
    this.#session = null;
    this.#spent.clear();
    this.#rules.onClosed?.();
  }

  #retire(session: Session): void {
    if (!session.attempt) return;
    session.attempt.abort.abort();
    this.#spent.add(session.attempt.id);
    session.attempt = null;
  }
}

function refuse(code: ErrorCode, attemptsLeft?: number): Result<never> {
  return { ok: false, error: attemptsLeft === undefined ? { code } : { code, attemptsLeft } };
}
