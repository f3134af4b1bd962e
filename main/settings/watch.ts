import { mkdirSync, statSync, watch, type FSWatcher, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { settingsFileName } from '../platform/file-names.ts';

const quietMs = 200;
const lookEveryMs = 5_000;

/** Calls back after the settings file changed (`--set-api-key` runs in a process of its own). Returns a function that stops it. */
export function watchSettings(directory: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | null = null;
  const notice = (name: string | null) => {
    if (name !== settingsFileName) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
  };
  const watcher = openWatcher(directory, notice);
  return () => {
    if (timer) clearTimeout(timer);
    watcher?.close();
  };
}

/** Null where the system has no more file watchers: the kiosk still works, and reads a new key at its next start. */
function openWatcher(directory: string, notice: (name: string | null) => void): FSWatcher | null {
  try {
    mkdirSync(directory, { recursive: true });
    // The directory, not the file: a file that is replaced by a rename takes its watcher with it.
    const watcher = watch(directory, (_event, name) => notice(name));
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}

/**
 * Calls back when one of the files was created, removed or changed, by its date, size and inode: works on any file system, and before their
 * folders exist. Files that exist at the call count as known; a path that is named later may have been read already, so
 * it causes one call. Returns a function that stops it.
 */
export function watchFiles(
  paths: () => readonly string[],
  onChange: () => void,
  everyMs = lookEveryMs,
): () => void {
  // Read now, so that a change during the first reading is noticed.
  const known = new Map(paths().map((path) => [path, stateNow(path)]));
  // A share that does not answer delays only its own check.
  const underWay = new Set<string>();
  const look = async (path: string) => {
    if (underWay.has(path)) return;
    underWay.add(path);
    const now = await stat(path).then(stateOf, codeOf);
    underWay.delete(path);
    const hasChanged = known.get(path) !== now;
    known.set(path, now);
    if (hasChanged) onChange();
  };
  const timer = setInterval(() => {
    const named = paths();
    for (const path of known.keys()) if (!named.includes(path)) known.delete(path);
    for (const path of named) void look(path);
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

const stateOf = ({ mtimeMs, size, ino }: Stats): string => `${mtimeMs} ${size} ${ino}`;
const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown';

function stateNow(path: string): string {
  try {
    return stateOf(statSync(path));
  } catch (error) {
    return codeOf(error);
  }
}
