import type { CameraCode, ErrorCode } from '../../preload/error-codes.ts';
import type { AdmittedCamera } from '../camera/binding.ts';

/**
 * Faults of the kiosk's processes. `page`: its process ended; `hang`: it stopped answering;
 * `memory`: it ran out of memory; `load`: it could not be loaded; `start`: the program before this one did not end
 * properly; `bug`: an uncaught error in main. The others are Chromium's own processes.
 */
export const processFaultKinds = [
  'page',
  'hang',
  'memory',
  'load',
  'graphics',
  'network',
  'camera',
  'start',
  'bug',
] as const;
export type ProcessFaultKind = (typeof processFaultKinds)[number];

export interface ProcessFault {
  readonly what: ProcessFaultKind;
  /** Chromium's reason, a number set by the kiosk, or the kind of error of a bug. No secret, no path. */
  readonly reason: string;
}

/** TLS forgives minutes to hours, an auditor comparing records does not; a Date header is exact to a second. */
export const clockToleranceMs = 90_000;

/** The last known state of the station's parts, for the staff console. In memory only. */
export class Health {
  /** Undefined: nothing has been reported yet. */
  cameraFault: CameraCode | null | undefined = undefined;
  camera: AdmittedCamera | null = null;
  lastAnswerAt: Date | null = null;
  /** How the last request ended; null: with a verdict. */
  lastFailure: ErrorCode | null = null;
  /** When the station's clock was last compared with the service's, by the wall clock and by a monotonic one; ms. */
  #compared: { readonly offsetMs: number; readonly wallMs: number; readonly steadyMs: number } | null = null;

  noteCameraFault(code: CameraCode | null): void {
    this.cameraFault = code;
  }

  noteCamera(camera: AdmittedCamera | null): void {
    this.camera = camera;
    this.cameraFault = camera ? null : 'camera-untrusted';
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
