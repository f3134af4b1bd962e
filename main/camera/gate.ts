import type { CameraCheck, Result } from '../../preload/contract.ts';
import type { ErrorCode } from '../../preload/error-codes.ts';
import type { Log } from '../platform/log.ts';
import { type Admission, admit, type AdmittedCamera, type CameraRule } from './binding.ts';
import type { Identity } from './identity.ts';

export interface CameraChecks {
  openCameraCheck(): (camera: AdmittedCamera | null) => void;
}

export interface CameraGatePorts {
  readonly identify: (camera: CameraCheck) => Promise<Identity>;
  /** Settings that can't be read may hold a binding: then no camera passes. */
  readonly rule: () => Result<CameraRule | null, { readonly code: ErrorCode }>;
  /** Called on every decision. */
  readonly onChecked?: (admission: Admitted) => void;
  readonly allowFake: boolean;
  /** Where the decision on the current session's camera is stored (verification/sessions.ts). */
  readonly sessions: CameraChecks;
  readonly log: Log;
}

/** `reason` is a code where the settings that may hold a binding can't be read. */
export type Admitted = Admission | { readonly ok: false; readonly reason: ErrorCode };

const refused: Result<never> = { ok: false, error: { code: 'camera-untrusted' } };

/** Decides on every camera that the page opens, and stores the decision in the current session. */
export class CameraGate {
  readonly #ports: CameraGatePorts;

  constructor(ports: CameraGatePorts) {
    this.#ports = ports;
  }

  async check(camera: CameraCheck): Promise<Result<null>> {
    const { sessions, log } = this.#ports;
    const store = sessions.openCameraCheck();
    const identity = await this.#identify(camera);
    const admission = this.#decide(identity);
    store(admission.ok ? admission.camera : null);
    this.#ports.onChecked?.(admission);
    const { kind } = identity;
    const why = 'why' in identity ? identity.why : 'reason' in identity ? identity.reason : undefined;
    if (!admission.ok) {
      log.warn({ kind, why, reason: admission.reason }, 'camera refused');
      return refused;
    }
    log.info({ camera: admission.camera, why }, 'camera admitted');
    return { ok: true, value: null };
  }

  /** A failed identification proves nothing: the camera counts as unknown. */
  #identify(camera: CameraCheck): Promise<Identity> {
    return this.#ports.identify(camera).catch((error: unknown) => {
      this.#ports.log.error({ err: error }, 'a bug');
      return { kind: 'unidentified', why: 'failed' };
    });
  }

  #decide(identity: Identity): Admitted {
    const rule = this.#ports.rule();
    if (!rule.ok) return { ok: false, reason: rule.error.code };
    return admit(identity, rule.value, this.#ports.allowFake);
  }
}
