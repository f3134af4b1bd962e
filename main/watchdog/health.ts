import type { CameraCode, ErrorCode } from '../../preload/contract.ts';
import type { AdmittedCamera } from '../camera/admit.ts';
import type { Trouble, TroubleKind } from './fault.ts';

/** TLS forgives minutes to hours, an auditor comparing records does not. */
export const clockToleranceMs = 90_000;

/** The last known state of the station's parts, for the staff console. In memory only. */
export class Vitals {
  /** Undefined: nothing has been reported yet. */
  cameraTrouble: CameraCode | null | undefined = undefined;
  camera: AdmittedCamera | null = null;
  lastAnswerAt: Date | null = null;
  /** How the last request ended; null: with a verdict. */
  lastFailure: ErrorCode | null = null;
  /** When the station's clock was last compared with the service's, by the wall clock and by a monotonic one; ms. */
  #compared: { readonly offsetMs: number; readonly wallMs: number; readonly steadyMs: number } | null = null;

  /** How often what failed since the start. */
  readonly troubles: Partial<Record<TroubleKind, number>> = {};
  lastTrouble: (Trouble & { readonly at: Date }) | null = null;

  noteTrouble(trouble: Trouble, now = new Date()): void {
    this.troubles[trouble.what] = (this.troubles[trouble.what] ?? 0) + 1;
    this.lastTrouble = { ...trouble, at: now };
  }

  noteCameraTrouble(code: CameraCode | null): void {
    this.cameraTrouble = code;
  }

  noteCamera(camera: AdmittedCamera | null): void {
    this.camera = camera;
    this.cameraTrouble = camera ? null : 'camera-untrusted';
  }

  /** @param madeAtMs when the service made its answer, by its own statement, ms since 1970; null: unreadable, and nothing is compared */
  noteVerdict(madeAtMs: number | null, now = new Date()): void {
    this.lastAnswerAt = now;
    this.lastFailure = null;
    if (madeAtMs !== null) this.noteClock(now.getTime() - madeAtMs, { wallMs: now.getTime() });
  }

  /** @param offsetMs station minus service */
  noteClock(offsetMs: number, { wallMs = Date.now(), steadyMs = performance.now() } = {}): void {
    this.#compared = { offsetMs, wallMs, steadyMs };
  }

  /** The machine has slept, and the steady clock with it on some systems: nothing is known until the next answer. */
  forgetClock(): void {
    this.#compared = null;
  }

  /**
   * Station minus service, ms, at this moment: a change of the clock since the comparison is detected by the monotonic one.
   * Null: not compared since the start or the last sleep.
   */
  clockOffsetMs({ wallMs = Date.now(), steadyMs = performance.now() } = {}): number | null {
    const last = this.#compared;
    return last && last.offsetMs + (wallMs - last.wallMs) - (steadyMs - last.steadyMs);
  }

  noteFailure(code: ErrorCode): void {
    if (code !== 'cancelled') this.lastFailure = code;
  }
}
