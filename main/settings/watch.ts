import { mkdirSync, watch } from 'node:fs';
import { settingsFileName } from './file-names.ts';

const quietMs = 200;

/** Calls back after the settings file changed (`--set-api-key` runs in a process of its own). Returns the way to stop. */
export function watchSettings(directory: string, onChange: () => void): () => void {
  mkdirSync(directory, { recursive: true });
  let timer: NodeJS.Timeout | null = null;
  // The directory, not the file: a file that is replaced by a rename takes its watcher with it.
  const watcher = watch(directory, (_event, name) => {
    if (name !== settingsFileName) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(onChange, quietMs);
  });
  // Without the watcher the kiosk still works; it then sees a new key at its next start.
  watcher.on('error', () => watcher.close());
  return () => {
    if (timer) clearTimeout(timer);
    watcher.close();
  };
}
