import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { isErrorCode } from '../../preload/error-codes.ts';
import type { StaffEvent } from '../../preload/staff-contract.ts';

/** Some days of an ordinary branch; more would keep staff waiting on an old disk. */
const tailBytes = 2_000_000;

export type LogEntry = Readonly<Record<string, unknown>>;

/** The last entries of the log in `directory`, oldest first. A log that can't be read has none. */
export function readLogTail(directory: string, maxBytes = tailBytes): readonly LogEntry[] {
  const path = join(directory, 'kiosk.log');
  return [`${path}.1`, path].flatMap((one) => entriesOf(readTail(one, maxBytes)));
}

function readTail(path: string, maxBytes: number): string {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const length = Math.min(size, maxBytes);
      const bytes = Buffer.alloc(length);
      const read = readSync(file, bytes, 0, length, size - length);
      return bytes.toString('utf8', 0, read);
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}

/** The first line may be half of one, and a power cut leaves half of the last one: neither is JSON. */
function entriesOf(text: string): LogEntry[] {
  return text.split('\n').flatMap((line) => {
    try {
      const entry: unknown = JSON.parse(line);
      return typeof entry === 'object' && entry !== null ? [entry as LogEntry] : [];
    } catch {
      return [];
    }
  });
}

const mostEvents = 50;

/** As failuresIn, of the log in `directory`. Megabytes are parsed: not on the main thread. */
export async function readFailures(directory: string): Promise<readonly StaffEvent[]> {
  return failuresIn(readLogTail(directory));
}

/** What went wrong, newest first; the same thing again and again is one entry with a count. */
export function failuresIn(entries: readonly LogEntry[]): readonly StaffEvent[] {
  const events: StaffEvent[] = [];
  for (const entry of entries) {
    const failure = readFailure(entry);
    if (!failure) continue;
    const last = events.at(-1);
    if (last?.code === failure.code && last.detail === failure.detail) {
      events[events.length - 1] = { ...failure, times: last.times + 1 };
    } else events.push({ ...failure, times: 1 });
  }
  return events.slice(-mostEvents).reverse();
}

function readFailure(entry: LogEntry): Omit<StaffEvent, 'times'> | null {
  const report = (entry['report'] ?? {}) as Record<string, unknown>;
  const code = entry['msg'] === 'attempt' ? report['code'] : entry['code'];
  // The person's own "cancel" is no failure.
  if (!isErrorCode(code) || code === 'cancelled') return null;
  const detail = report['staffDetail'] ?? entry['staffDetail'];
  return { at: String(entry['time']), code, detail: typeof detail === 'string' ? detail : null };
}
