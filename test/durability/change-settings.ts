import fs, { writeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { openSecretBox } from '../../main/settings/secret-box.ts';
import { openSettingsStore } from '../../main/settings/settings-store.ts';
import { fakeSafeStorage } from '../fakes/safe-storage.ts';
import { deriveEachKeyOnce } from './derived-keys.ts';

/**
 * A process of its own that changes the settings until it is killed, and says so after each change that was accepted:
 * `ok 7`, or `no settings-not-saved ENOSPC`. Words: folder, name of the value, how often (0: for ever), size of the value,
 * after how many calls that change the disk it kills itself (0: never).
 */
const [directory = '', name = 'count', times = '0', size = '200', killAt = '0'] = process.argv.slice(2);
deriveEachKeyOnce();
const store = openSettingsStore(directory, () => openSecretBox(fakeSafeStorage({}), 'linux'));
const say = (line: string) => writeSync(1, `${line}\n`);

// Short writes come with a signal that would end the process: the system's own word is wanted instead.
process.on('SIGXFSZ', () => undefined);

/** What lies on the disk after a kill hangs on the last call that changed it, and on nothing else. */
function dieAfter(calls: number): void {
  let left = calls;
  for (const name of ['openSync', 'writeSync', 'fsyncSync', 'closeSync', 'renameSync', 'rmSync'] as const) {
    const call = fs[name] as (...args: unknown[]) => unknown;
    Object.assign(fs, {
      [name](...args: unknown[]) {
        const result = call(...args);
        left -= 1;
        if (left === 0) process.kill(process.pid, 'SIGKILL');
        return result;
      },
    });
  }
  syncBuiltinESMExports();
}
if (killAt !== '0') dieAfter(Number(killAt));

const first = store.read();
const start = first.ok ? Number((first.value.values[name] as { count?: number } | undefined)?.count ?? 0) : 0;
for (let count = start + 1; times === '0' || count <= start + Number(times); count += 1) {
  const before = store.read();
  const values = before.ok ? before.value.values : {};
  const saved = store.change({ values: { ...values, [name]: { count, filling: 'x'.repeat(Number(size)) } } });
  say(saved.ok ? `ok ${count}` : `no ${saved.error.code} ${saved.error.staffDetail}`);
  if (!saved.ok) break;
}
