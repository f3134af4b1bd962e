import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../preload/contract.ts';
import type { ErrorCode } from '../../preload/error-codes.ts';
import type { Fault } from '../../preload/faults/faults.ts';
import type { Log } from '../platform/log.ts';
import { reasonOf } from '../platform/errno.ts';
import type { KeyWrapper } from '../settings/store/key-wrapper.ts';
import type { StoreFailure } from '../settings/store/store-failure.ts';
import { hasRecords } from './chain-end.ts';
import { Journal, type Written } from './journal.ts';
import { recordFolderName, stationKeyFileName } from './record-files.ts';
import { Reserve } from './reserve.ts';
import type { Outcome, Refusal, Retire, RetentionRule } from './retention.ts';
import { writeHead, type ClockFacts } from './signing.ts';
import { makeRunKey, openStationKey, type StationKey } from './station-key.ts';

export interface RecordsPorts {
  /** The kiosk's own folder. */
  readonly directory: string;
  readonly openKeyWrapper: () => Result<KeyWrapper, StoreFailure>;
  /**
   * The station is not set up and this is no production build: the key store is not used, and records signed with a key of this run
   * go to a folder of their own.
   */
  readonly isTrial: () => boolean;
  readonly appVersion: string;
  readonly clock: () => ClockFacts;
  readonly retention: () => RetentionRule;
  /** Verifies and deletes expired records, off the main thread. */
  readonly retire: Retire;
  readonly log: Log;
  /** A deletion that was due did not take place. */
  readonly onRefusal?: (refusal: Refusal) => void;
  /** Whether records can be written has changed. */
  readonly onChange: () => void;
  /** A journal is open, for the first time in this run or after a trial. `lastKind`: of the record that the run before ended with. */
  readonly onOpened?: (lastKind: string | null) => void;
  readonly maxFileBytes?: number;
  readonly now?: () => Date;
}

export interface RecordFailure {
  readonly code: ErrorCode;
  readonly fault?: Fault;
  readonly staffDetail: string;
}

interface Open {
  readonly key: StationKey;
  readonly journal: Journal;
  readonly reserve: Reserve;
  readonly folder: string;
}

interface Waiting {
  readonly kind: string;
  readonly data: object;
}

/** About a thousand attempts: few files, each small enough to be read at each start. */
const defaultFileBytes = 2_000_000;
/** Events wait in memory while the station's key store is locked. */
const mostWaiting = 200;

const ended = { ok: false, error: { code: 'record-not-written', staffDetail: 'the program ends' } } as const;

/** The station's records, as the rest of main uses them. */
export class Records {
  readonly #ports: RecordsPorts;
  #open: Open | null = null;
  #failure: RecordFailure | null = null;
  #waiting: Waiting[] = [];
  /** Number of events dropped because the queue was full. */
  #dropped = 0;
  #refusal: Refusal | null = null;
  #hasEnded = false;
  #pruning: Promise<void> | null = null;

  constructor(ports: RecordsPorts) {
    this.#ports = ports;
  }

  /** Why attempts can't be recorded, and therefore not made; null: they can. */
  get failure(): RecordFailure | null {
    return this.#failure;
  }

  /** Why expired records were not deleted; null: none were kept. */
  get refusal(): Refusal | null {
    return this.#refusal;
  }

  get folder(): string {
    return this.#open?.folder ?? this.#place().folder;
  }

  /** Number of the newest record; 0: there is none. */
  get count(): number {
    return this.#open?.journal.head.n ?? 0;
  }

  get key(): StationKey | null {
    return this.#open?.key ?? null;
  }

  /** Records an event. One that can't be written now is queued; the caller does not wait. */
  note(kind: string, data: object): void {
    if (this.#hasEnded) return;
    const opened = this.#ensureOpen();
    if (!opened.ok) this.#became(opened);
    // In order, and not using the reserved space, which is for attempts.
    else if (this.#writeWaiting()) {
      const written = opened.value.journal.append(kind, data);
      if (written.ok) return;
      this.#failed(written.error);
    }
    this.#wait(kind, data);
  }

  /** Writes a record that must be on the disk before the kiosk continues. */
  write(kind: string, data: object): Result<Written, RecordFailure> {
    const opened = this.#ensureOpen();
    if (!opened.ok) return this.#became(opened);
    const { journal, reserve } = opened.value;
    const written = journal.append(kind, data);
    if (written.ok) return written;
    // The disk is full: release the reserved space. `ready` refuses attempts from now on until there is room again.
    reserve.give();
    const again = journal.append(kind, data);
    this.#failed(again.ok ? written.error : again.error);
    return again;
  }

  /** Whether an attempt may begin, that is, its record will fit. Repairs what it can. */
  ready(): Result<null, RecordFailure> {
    const opened = this.#ensureOpen();
    if (!opened.ok) return this.#became(opened);
    const noRoom = opened.value.reserve.keep();
    if (noRoom !== null)
      return this.#became({
        ok: false,
        error: { code: 'record-not-written', staffDetail: `no room kept for records: ${noRoom}` },
      });
    // The failure is over when a write succeeds, not when there seems to be room: the disk may have become read-only.
    if (this.#writeWaiting()) return this.#became({ ok: true, value: null });
    return { ok: false, error: this.#failure! };
  }

  /** The current head, signed; null: no records yet, or no key to sign with. */
  head(): string | null {
    if (!this.ready().ok || !this.#open || this.#open.journal.head.n === 0) return null;
    return writeHead(this.#open.journal.head, this.#open.key, this.#now());
  }

  /** Deletes expired records. One run at a time; never rejects. */
  prune(): Promise<void> {
    this.#pruning ??= this.#prune().finally(() => (this.#pruning = null));
    return this.#pruning;
  }

  /** Resolves when no deletion is running: a reader of many files would miss one. */
  async pruned(): Promise<void> {
    await this.#pruning;
  }

  /** The program ends: later events are not recorded. */
  end(): void {
    this.#hasEnded = true;
    this.close();
  }

  close(): void {
    this.#open?.journal.close();
    this.#open = null;
  }

  async #prune(): Promise<void> {
    const opened = this.#open;
    if (!opened) return;
    const { folder, journal, key } = opened;
    const { retention, clock, log, retire, maxFileBytes = defaultFileBytes } = this.#ports;
    try {
      const outcome = await retire(
        {
          ...{ folder, maxFileBytes, publicKey: key.kept === 'run' ? null : key.publicKey },
          ...{ currentFile: journal.currentFile, begins: journal.begins },
          ...{ rule: retention(), now: this.#now().getTime(), clock: clock().state },
        },
        // The program or the trial may have ended meanwhile.
        { record: (deletion) => this.#open === opened && journal.appendDeletion(deletion).ok },
      );
      if (this.#open === opened) this.#reportRefusal(outcome, folder);
    } catch (error) {
      log.error({ reason: reasonOf(error) }, 'old records were not deleted');
    }
  }

  #now(): Date {
    return this.#ports.now?.() ?? new Date();
  }

  /** Reported once for each file, not every ten minutes, until a deletion succeeds or the file is gone. */
  #reportRefusal(outcome: Outcome, folder: string): void {
    const before = this.#refusal;
    if (outcome === 'nothing' && before && existsSync(join(folder, before.file))) return;
    this.#refusal = typeof outcome === 'string' ? null : outcome;
    const { file, code } = this.#refusal ?? {};
    if (this.#refusal && (file !== before?.file || code !== before?.code))
      this.#ports.onRefusal?.(this.#refusal);
  }

  #wait(kind: string, data: object): void {
    if (this.#waiting.length < mostWaiting)
      this.#waiting.push({ kind, data: { ...data, happenedAt: this.#now().toISOString() } });
    else this.#dropped += 1;
  }

  /** The failure itself becomes an event, the first one written when it is over. */
  #failed(error: RecordFailure): void {
    if (this.#failure?.code !== error.code)
      this.#wait('trouble', { what: 'records', reason: error.staffDetail });
    this.#became({ ok: false, error });
  }

  #became<T>(result: Result<T, RecordFailure>): Result<T, RecordFailure> {
    // A write refused because the program is ending is not a failure.
    if (this.#hasEnded) return result;
    const before = this.#failure?.code ?? null;
    this.#failure = result.ok ? null : result.error;
    const now = this.#failure?.code ?? null;
    if (before !== now) {
      const { log, onChange } = this.#ports;
      if (this.#failure) log.error(this.#failure, 'records cannot be written');
      else log.info('records can be written again');
      onChange();
    }
    return result;
  }

  #place(): { readonly folder: string; readonly isTrial: boolean } {
    const { directory, isTrial } = this.#ports;
    const trial = isTrial();
    return {
      folder: join(directory, trial ? `${recordFolderName}-trial` : recordFolderName),
      isTrial: trial,
    };
  }

  #ensureOpen(): Result<Open, RecordFailure> {
    if (this.#hasEnded) return ended;
    const { folder, isTrial } = this.#place();
    // A trial ends when the station is set up: from then on the station's own key signs.
    if (this.#open && this.#open.folder !== folder) this.close();
    if (this.#open) return { ok: true, value: this.#open };
    try {
      const key = isTrial ? ({ ok: true, value: makeRunKey() } as const) : this.#openKey(folder);
      if (!key.ok) return key;
      this.#open = this.#openJournal(folder, key.value);
    } catch (error) {
      return { ok: false, error: { code: 'record-not-written', staffDetail: reasonOf(error) } };
    }
    this.#ports.onOpened?.(this.#open.journal.lastKind);
    return { ok: true, value: this.#open };
  }

  #openKey(folder: string): Result<StationKey, StoreFailure> {
    const { directory, openKeyWrapper } = this.#ports;
    return openStationKey(join(directory, stationKeyFileName), openKeyWrapper, hasRecords(folder));
  }

  #openJournal(folder: string, key: StationKey): Open {
    const { appVersion, clock, now, maxFileBytes = defaultFileBytes } = this.#ports;
    const journal = new Journal({ folder, key, maxFileBytes, appVersion, clock, ...(now && { now }) });
    return { key, journal, reserve: new Reserve(folder), folder };
  }

  /** In the order in which they happened. @returns whether none waits any more */
  #writeWaiting(): boolean {
    for (let next = this.#waiting[0]; next && this.#open; next = this.#waiting[0]) {
      const written = this.#open.journal.append(next.kind, next.data);
      if (!written.ok) {
        this.#became(written);
        return false;
      }
      this.#waiting.shift();
      if (this.#waiting.length > 0 || this.#dropped === 0) continue;
      const reason = `${this.#dropped} events were not kept`;
      this.#waiting.push({ kind: 'trouble', data: { what: 'records', reason } });
      this.#dropped = 0;
    }
    return true;
  }
}
