import { mkdirSync, watch, type FSWatcher } from 'node:fs';
import { settingsFileName } from './file-names.ts';

const quietMs = 200;

/** Calls back after the settings file changed (`--set-api-key` runs in a process of its own). Returns the way to stop. */
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

/** Null where the system has no watcher left to give: the kiosk still works, and sees a new key at its next start. */
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
