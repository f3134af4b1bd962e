import type { Result } from '../../../preload/contract.ts';
import type { SignInState, StaffError, StaffRole } from '../../../preload/staff-contract.ts';
import type { NoteEvent } from '../../records/events.ts';
import type { Log } from '../../platform/log.ts';
import type { SettingsStore } from '../../settings/store/settings-store.ts';
import { nothingSet, type Settings } from '../../settings/store/stored-shape.ts';
import type { FitsPins } from './pin-hash.ts';
import {
  hasFallenBack,
  noTries,
  oneMore,
  pauseAfter,
  pauseLeftMs,
  readTries,
  type PinTries,
} from './pin-tries.ts';
import { ok, refuseStore } from '../action.ts';
import { refuse } from '../../platform/failure.ts';

export interface SignInPorts {
  readonly store: Pick<SettingsStore, 'read' | 'update'>;
  /** PIN hashes in force: the policy takes precedence over those set on this station. */
  readonly pins: (settings: Settings) => Readonly<Record<StaffRole, string | null>>;
  /** Whether the station has an API key from any source. */
  readonly hasKey: (settings: Settings) => boolean;
  readonly fitsPins: FitsPins;
  readonly log: Log;
  readonly note: NoteEvent;
  readonly clock: {
    /** ms since 1970; the only time that outlives a restart. */
    readonly wallMs: () => number;
    /** Monotonic, restarts with the program. */
    readonly steadyMs: () => number;
  };
}

/** On a disk that can't store the count, delays apply from the first failure. */
const pauseWithoutCountMs = 30_000;

/** Sign-in to the staff console. One try at a time; each is counted before its PIN is checked. */
export class SignIn {
  readonly #ports: SignInPorts;
  #queue: Promise<unknown> = Promise.resolve();
  /** While the kiosk runs this count applies, whatever is on the disk. */
  #tries: PinTries = noTries;
  /** When the pause ends, by the steady clock. */
  #pausedUntilMs = -Infinity;

  constructor(ports: SignInPorts) {
    this.#ports = ports;
  }

  /** Whether a PIN is needed, the station may be set up, or neither. */
  state(): Result<SignInState, StaffError> {
    const read = this.#read();
    if (!read.ok) return read;
    const kind = signInKind(read.value, this.#ports.pins(read.value), this.#ports.hasKey(read.value));
    if (kind !== 'pin') return ok({ kind });
    this.#adoptStoredTries(read.value);
    return ok({ kind, waitMs: this.#waitMs() });
  }

  /** Begins the set-up, unless a PIN was set meanwhile, for instance on the command line. */
  async beginSetUp(): Promise<Result<null, StaffError>> {
    const { store, pins, hasKey } = this.#ports;
    let isOpen = false;
    const saved = await store.update((now) => {
      isOpen = signInKind(now, pins(now), hasKey(now)) === 'set-up';
      return isOpen ? { ...now, setUp: 'begun' } : now;
    });
    if (!saved.ok) return refuseStore(saved.error);
    return isOpen ? saved : refuse('set-up-closed');
  }

  /** The role that a PIN opens. */
  tryPin(pin: string): Promise<Result<StaffRole, StaffError>> {
    const entered = this.#queue.then(() => this.#tryPin(pin));
    this.#queue = entered.catch(() => undefined);
    return entered;
  }

  async #tryPin(pin: string): Promise<Result<StaffRole, StaffError>> {
    const read = this.#read();
    if (!read.ok) return read;
    this.#adoptStoredTries(read.value);
    const wait = this.#waitMs();
    if (wait > 0) return refuseUntil('pin-paused', wait);
    const isCounted = await this.#countTries(oneMore(this.#tries, this.#ports.clock.wallMs()));
    const role = await findRole(pin, this.#ports.pins(read.value), this.#ports.fitsPins);
    if (role) {
      await this.#countTries(noTries);
      this.#ports.log.info({ role }, 'staff signed in');
      this.#ports.note('staff', { event: 'came-in', role });
      return ok(role);
    }
    const { failures } = this.#tries;
    this.#ports.log.warn({ failures }, 'wrong PIN');
    this.#ports.note('staff', { event: 'wrong-pin', failures });
    return refuseUntil('pin-wrong', Math.max(pauseAfter(failures), isCounted ? 0 : pauseWithoutCountMs));
  }

  /**
   * Where the settings can't be read, PINs set by the policy still open the console: that is when staff need it.
   * Tries are then counted in memory, with the pauses of a disk that keeps no count.
   */
  #read(): Result<Settings, StaffError> {
    const read = this.#ports.store.read();
    if (read.ok) return read;
    const { clerk, administrator } = this.#ports.pins(nothingSet);
    if (clerk !== null || administrator !== null) return ok(nothingSet);
    return refuseStore(read.error);
  }

  /** Tries counted before this run, or by another process. */
  #adoptStoredTries({ pinTries }: Settings): void {
    const stored = readTries(pinTries);
    if (stored.failures <= this.#tries.failures) return;
    const { wallMs } = this.#ports.clock;
    this.#tries = stored;
    this.#pauseFor(pauseLeftMs(stored, wallMs()));
    // Otherwise each restart with a clock set back would restart the delay.
    if (hasFallenBack(stored.lastAt, wallMs())) void this.#save({ ...stored, lastAt: wallMs() });
  }

  #waitMs(): number {
    return Math.max(0, this.#pausedUntilMs - this.#ports.clock.steadyMs());
  }

  #pauseFor(ms: number): void {
    this.#pausedUntilMs = this.#ports.clock.steadyMs() + ms;
  }

  async #countTries(tries: PinTries): Promise<boolean> {
    // Counted in memory before the disk has it.
    this.#tries = tries;
    const isSaved = await this.#save(tries);
    // Where it can't be written, the next try is delayed as after many failures.
    this.#tries = isSaved
      ? tries
      : { ...tries, failures: tries.failures === 0 ? 0 : Math.max(tries.failures, 3) };
    this.#pauseFor(pauseAfter(this.#tries.failures));
    return isSaved;
  }

  async #save(tries: PinTries): Promise<boolean> {
    const pinTries = tries.failures === 0 ? null : tries;
    const saved = await this.#ports.store.update((now) => ({ ...now, pinTries }));
    if (!saved.ok) this.#ports.log.error({ code: saved.error.code }, 'PIN tries not saved');
    return saved.ok;
  }
}

/**
 * A station without a PIN may be set up from its screen as long as it has no key, or where that set-up has begun.
 * Otherwise, on a station whose key was deployed another way, the first person at the screen could become its administrator.
 */
export function signInKind(
  settings: Pick<Settings, 'setUp'>,
  { clerk, administrator }: Readonly<Record<StaffRole, string | null>>,
  hasKey: boolean,
): SignInState['kind'] {
  if (clerk !== null || administrator !== null) return 'pin';
  return settings.setUp === 'begun' || !hasKey ? 'set-up' : 'closed';
}

/** Both hashes are computed each time, so that the duration does not reveal which role matched. */
async function findRole(
  pin: string,
  pins: Readonly<Record<StaffRole, string | null>>,
  fitsPins: FitsPins,
): Promise<StaffRole | null> {
  const hashes = [pins.administrator ?? '', pins.clerk ?? ''];
  const [administrator, clerk] = await fitsPins({ pin, hashes });
  if (administrator) return 'administrator';
  return clerk ? 'clerk' : null;
}

/** @param waitMs until the next try */
function refuseUntil(code: 'pin-paused' | 'pin-wrong', waitMs: number): Result<never, StaffError> {
  return { ok: false, error: { code, waitMs } };
}
