import type { Result } from '../../preload/contract.ts';
import type { StaffDoor, StaffError, StaffRole } from '../../preload/staff-contract.ts';
import type { NoteEvent } from '../audit/events.ts';
import type { Log } from '../log.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { nothingSet, type Settings } from '../settings/stored-shape.ts';
import type { FitsPins } from './pin-hash.ts';
import { noTries, oneMore, pauseAfter, readTries, waitMs, type PinTries } from './pin-tries.ts';

export interface DoorPorts {
  readonly store: Pick<SettingsStore, 'read' | 'change'>;
  /** Hashes in force: the administrator's policy comes before what was set here. */
  readonly pins: (settings: Settings) => Readonly<Record<StaffRole, string | null>>;
  /** Whether a key has been given to the station by whatever way. */
  readonly hasKey: (settings: Settings) => boolean;
  readonly fitsPins: FitsPins;
  readonly log: Log;
  readonly note: NoteEvent;
  /** Wall clock, ms. */
  readonly now: () => number;
}

/** A disk that keeps no count gets no free tries. */
const pauseWithoutCountMs = 30_000;

/** Who may come into the console. One try at a time, each booked before it is looked at. */
export class Door {
  readonly #ports: DoorPorts;
  #queue: Promise<unknown> = Promise.resolve();
  /** As long as the kiosk runs this count holds, whatever the disk says. */
  #tries: PinTries | null = null;

  constructor(ports: DoorPorts) {
    this.#ports = ports;
  }

  knock(): Result<StaffDoor, StaffError> {
    const read = this.#read();
    if (!read.ok) return read;
    const kind = behindDoor(read.value, this.#ports.pins(read.value), this.#ports.hasKey(read.value));
    if (kind !== 'pin') return ok({ kind });
    return ok({ kind, waitMs: waitMs(this.#triesOf(read.value), this.#ports.now()) });
  }

  /** The role that a PIN opens. */
  enter(pin: string): Promise<Result<StaffRole, StaffError>> {
    const entered = this.#queue.then(() => this.#enter(pin));
    this.#queue = entered.catch(() => undefined);
    return entered;
  }

  async #enter(pin: string): Promise<Result<StaffRole, StaffError>> {
    const read = this.#read();
    if (!read.ok) return read;
    const tries = this.#triesOf(read.value);
    const wait = waitMs(tries, this.#ports.now());
    if (wait > 0) return refused('pin-paused', { waitMs: wait });
    const booked = this.#book(oneMore(tries, this.#ports.now()));
    const role = await findRole(pin, this.#ports.pins(read.value), this.#ports.fitsPins);
    if (role) {
      this.#book(noTries);
      this.#ports.log.info({ role }, 'staff came in');
      this.#ports.note('staff', { event: 'came-in', role });
      return ok(role);
    }
    const { failures } = this.#tries ?? noTries;
    this.#ports.log.warn({ failures }, 'wrong PIN');
    this.#ports.note('staff', { event: 'wrong-pin', failures });
    return refused('pin-wrong', { waitMs: Math.max(pauseAfter(failures), booked ? 0 : pauseWithoutCountMs) });
  }

  /**
   * Where the settings can't be read, PINs that the policy lays down still open the console: that is when it is needed.
   * Tries are then counted in memory, with the pauses of a disk that keeps no count.
   */
  #read(): Result<Settings, StaffError> {
    const read = this.#ports.store.read();
    if (read.ok) return read;
    const { clerk, administrator } = this.#ports.pins(nothingSet);
    if (clerk !== null || administrator !== null) return ok(nothingSet);
    return refused(read.error.code, { detail: read.error.staffDetail });
  }

  #triesOf(settings: Settings): PinTries {
    const stored = readTries(settings.pinTries);
    return this.#tries && this.#tries.failures > stored.failures ? this.#tries : stored;
  }

  #book(tries: PinTries): boolean {
    const saved = this.#ports.store.change({ pinTries: tries.failures === 0 ? null : tries });
    // Where it can't be written, the next try waits as if there had been many.
    this.#tries = saved.ok
      ? tries
      : { ...tries, failures: tries.failures === 0 ? 0 : Math.max(tries.failures, 3) };
    if (!saved.ok) this.#ports.log.error({ code: saved.error.code }, 'PIN tries not saved');
    return saved.ok;
  }
}

/**
 * A station without a PIN may be set up from its screen as long as it holds no key, or where that set-up has begun.
 * With a key that came another way, whoever stood first before the screen could else make themselves its administrator.
 */
export function behindDoor(
  settings: Pick<Settings, 'setUp'>,
  { clerk, administrator }: Readonly<Record<StaffRole, string | null>>,
  hasKey: boolean,
): StaffDoor['kind'] {
  if (clerk !== null || administrator !== null) return 'pin';
  return settings.setUp === 'begun' || !hasKey ? 'set-up' : 'closed';
}

/** Both are computed each time: how long it takes tells nothing of which one was close. */
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

const ok = <T>(value: T): Result<T, StaffError> => ({ ok: true, value });

function refused(code: StaffError['code'], more: Omit<StaffError, 'code'> = {}): Result<never, StaffError> {
  return { ok: false, error: { code, ...more } };
}
