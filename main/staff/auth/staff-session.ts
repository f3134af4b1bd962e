import type { Result } from '../../../preload/contract.ts';
import type { StaffGrant, StaffError, StaffRole } from '../../../preload/staff-contract.ts';

export interface StaffSessionPorts {
  readonly newToken: () => string;
  readonly idleLimitMs: () => number;
  /** Called when the idle limit has passed without a touch. */
  readonly onDismissed: () => void;
  /** The session has ended, for any reason. */
  readonly onEnded?: () => void;
}

interface Open {
  readonly token: string;
  readonly role: StaffRole;
  readonly idleLimitMs: number;
}

/** At most one person of the staff at a time. The page holds the token; this class decides what it permits. */
export class StaffSession {
  #open: Open | null = null;
  #timer: NodeJS.Timeout | undefined;
  readonly #ports: StaffSessionPorts;

  constructor(ports: StaffSessionPorts) {
    this.#ports = ports;
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** The open session; null: none. */
  get role(): StaffRole | null {
    return this.#open?.role ?? null;
  }

  begin(role: StaffRole, setUp: boolean): StaffGrant {
    this.end();
    const { newToken, idleLimitMs } = this.#ports;
    this.#open = { token: newToken(), role, idleLimitMs: idleLimitMs() };
    this.#wind();
    return { ...this.#open, setUp };
  }

  /**
   * `signed-out` for any token but the open one, `role-refused` where that is not enough.
   * @param touched the request comes from a person's action and restarts the idle time; the page's own polling does not
   */
  check(token: string, least: StaffRole, touched = true): Result<StaffRole, StaffError> {
    if (this.#open?.token !== token) return { ok: false, error: { code: 'signed-out' } };
    if (touched) this.#wind();
    const { role } = this.#open;
    if (least === 'administrator' && role !== 'administrator')
      return { ok: false, error: { code: 'role-refused' } };
    return { ok: true, value: role };
  }

  end(): void {
    clearTimeout(this.#timer);
    if (!this.#open) return;
    this.#open = null;
    this.#ports.onEnded?.();
  }

  #wind(): void {
    clearTimeout(this.#timer);
    if (!this.#open) return;
    this.#timer = setTimeout(() => {
      this.end();
      this.#ports.onDismissed();
    }, this.#open.idleLimitMs);
    this.#timer.unref();
  }
}
