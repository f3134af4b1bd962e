import type { CameraCode, ErrorCode } from '../../preload/contract.ts';
import type { AdmittedCamera } from '../camera/admit.ts';
import type { Trouble, TroubleKind } from '../recovery/trouble.ts';

/** TLS forgives minutes to hours, an auditor comparing records does not. */
export const clockToleranceMs = 90_000;

/** What was last seen of the station's parts, for the staff console. Nothing here outlives the process. */
export class Vitals {
  /** Undefined: nothing has been reported yet. */
  cameraTrouble: CameraCode | null | undefined = undefined;
  camera: AdmittedCamera | null = null;
  lastAnswerAt: Date | null = null;
  /** How the last request ended; null: with a verdict. */
  lastFailure: ErrorCode | null = null;
  /** Station minus service, ms. */
  clockOffsetMs: number | null = null;

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

  /** @param createdAt when the service says it made its answer; ISO 8601 */
  noteVerdict(createdAt: string, now = new Date()): void {
    this.lastAnswerAt = now;
    this.lastFailure = null;
    const made = Date.parse(createdAt);
    if (Number.isFinite(made)) this.clockOffsetMs = now.getTime() - made;
  }

  noteFailure(code: ErrorCode): void {
    if (code !== 'cancelled') this.lastFailure = code;
  }
}
