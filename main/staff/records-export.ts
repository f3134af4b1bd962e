import type { Result } from '../../preload/contract.ts';
import type { ExportState } from '../../preload/record-contract.ts';
import type { StaffError, WantedExport } from '../../preload/staff-contract.ts';
import type { NoteEvent } from '../records/events.ts';
import { writeHead } from '../records/signing.ts';
import type { Records } from '../records/records.ts';
import { hashOf, isSignedBy, parseLine, recordStatement } from '../records/verifier/record-format.mjs';
import { reasonOf } from '../platform/reason-of.ts';
import { exportPrefix, type Exported, type ExportDays } from '../records/export/export-days.ts';
import { refuse } from '../platform/failure.ts';
import type { RemovableDrives } from '../drives/open-drives.ts';

export interface RecordsExportPorts {
  readonly records: Pick<Records, 'ready' | 'folder' | 'key' | 'pruned'>;
  readonly note: NoteEvent;
  readonly drives: Pick<RemovableDrives, 'folderOf'>;
  /** Off the main thread. */
  readonly exportDays: ExportDays;
  readonly onState: (state: ExportState) => void;
  readonly now?: () => Date;
  /** Greatest size of an export, bytes. */
  readonly mostBytes?: number;
}

/** A hundred thousand checks: what a stick takes in minutes. */
const defaultMostBytes = 200_000_000;

/**
 * Exports, one at a time: the records as they are, which can be verified; a table of the attempts; head and public key. An export
 * continues when the person who started it leaves the console, and its result is shown when they come back.
 */
export class RecordsExport {
  readonly #ports: RecordsExportPorts;
  #state: ExportState | null = null;
  #isStopped = false;

  constructor(ports: RecordsExportPorts) {
    this.#ports = ports;
  }

  /** Progress. The result is returned once, to the first caller; null: no export to report. */
  tell(): ExportState | null {
    const state = this.#state;
    if (state?.kind !== 'running') this.#state = null;
    return state;
  }

  async write(wanted: WantedExport): Promise<Result<{ readonly fileNames: readonly string[] }, StaffError>> {
    if (this.isRunning) return refuse('export-running');
    this.#isStopped = false;
    this.#became({ kind: 'running', step: 'writing', doneBytes: 0, totalBytes: 0 });
    const written = await this.#write(wanted).catch((error: unknown) =>
      refuse('record-not-written', reasonOf(error)),
    );
    if (!written.ok) {
      this.#became({ kind: 'failed', error: written.error });
      return written;
    }
    const { fileNames, records } = written.value;
    this.#ports.note('export', { files: fileNames, records });
    this.#became({ kind: 'written', fileNames });
    return { ok: true, value: { fileNames } };
  }

  get isRunning(): boolean {
    return this.#state?.kind === 'running';
  }

  /** Before the next block is written or read back. */
  stop(): void {
    this.#isStopped = true;
  }

  async #write({ drive, from, to }: WantedExport): Promise<Result<Exported, StaffError>> {
    const { records, drives, exportDays, now = () => new Date(), mostBytes = defaultMostBytes } = this.#ports;
    const folder = await drives.folderOf(drive);
    if (!folder.ok) return folder;
    await records.pruned();
    // The key store may have opened only now.
    records.ready();
    const name = `${exportPrefix}${records.key?.station ?? 'station'}-${from}-${to}-${stamp(now())}`;
    return exportDays(
      { folder: records.folder, drive: folder.value, ...{ from, to, name, mostBytes } },
      {
        goOn: (progress) => {
          if (!this.#isStopped) this.#became({ kind: 'running', ...progress });
          return !this.#isStopped;
        },
        head: (lastLine) => this.#headLines(lastLine, now()),
      },
    );
  }

  /**
   * The head of the export, and the public key. Not the station's newest head: that names a record which an export of past days
   * does not contain, and would not reveal that the last records of the export were removed. The station signs only records that it
   * has written itself: a file may have been planted.
   */
  #headLines(lastLine: string | null, now: Date): string {
    const { key } = this.#ports.records;
    if (!key) return '\n';
    const last = lastLine === null ? null : parseLine(lastLine);
    const isOwn =
      last !== null &&
      hashOf(last.bytes) === last.hash &&
      isSignedBy(key.publicKey, recordStatement(last.hash), last.signature);
    const head = isOwn ? `${writeHead({ n: last.body.n, hash: last.hash }, key, now)}\n` : '';
    return `${head}${key.publicKey}\n`;
  }

  #became(state: ExportState): void {
    this.#state = state;
    this.#ports.onState(state);
  }
}

/** Part of the file names, so that exports don't overwrite each other. */
const stamp = (at: Date): string => at.toISOString().slice(11, 19).replaceAll(':', '');
